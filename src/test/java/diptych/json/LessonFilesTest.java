package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.expressions.CelExpressions;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.Shelf;
import diptych.scenario.Expressions;
import diptych.scenario.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A lesson folder becomes a lesson, or every mistake in it is named at once: file, line, what is wrong, what would be right. */
class LessonFilesTest {
    private static final Expressions CEL = new CelExpressions();
    private static final String YAML = """
        subject: web01
        host: { memory: 16384 }
        vms:
          web01: { memory: { startup: 1024, maximum: 4096 } }
        guests:
          "2015": { kernel: "4.2" }
          today: { kernel: "6.16" }
        steps:
          - id: boot
            situations: { running: vms.web01.state == "Running" }
            actions:
              - { do: start, vm: web01 }
              - { do: settle, seconds: 10 }
        """;
    private static final String TEXT = """
        # Title
        Summary.
        ## Boot | The guest boots
        Assigned: {{web01.assigned}}.
        ::: running
        It runs.
        :::
        """;

    private final Map<String, String> files = new TreeMap<>(Map.of("order.txt", "# the first one\nboot\n", "boot/lesson.yaml", YAML,
        "boot/en.md", TEXT, "boot/zh.md", TEXT, "README.md", "for authors"));

    @Test void a_folder_with_a_yaml_and_two_texts_is_a_lesson() {
        Lesson lesson = read().catalog().find("boot").orElseThrow();

        assertThat(read().problems()).isEmpty();
        assertThat(lesson.subject()).isEqualTo("web01");
        assertThat(lesson.guests()).extracting("id").containsExactly("2015", "today");
        assertThat(lesson.steps()).singleElement().satisfies(step -> {
            assertThat(step.phase()).isEqualTo(1);
            assertThat(step.actions()).hasSize(2);
            assertThat(step.situations()).containsOnlyKeys("running");
        });
        assertThat(lesson.text(Language.ZH).phases()).containsExactly("Boot");
        assertThat(lesson.scenarioFor(lesson.defaultGuest()).vms().get(0).guestSettings().kernel()).hasToString("4.2");
    }

    @Test void situations_of_the_whole_lesson_are_those_of_every_step_and_some_come_about_only_where_somebody_breaks_something() {
        files.put("boot/lesson.yaml", YAML.replace("steps:\n", """
            situations: { off: vms.web01.state == "Off" }
            when-broken: { paused: vms.web01.state == "Paused" }
            steps:
            """).replace("    actions:", "    when-broken: { late: t > 100.0 }\n    actions:"));

        assertThat(messages()).isEmpty();
        var step = read().catalog().lessons().get(0).steps().get(0);
        assertThat(step.situations()).containsOnlyKeys("off", "paused", "running", "late");
        assertThat(step.broken()).containsExactlyInAnyOrder("paused", "late");
    }

    @Test void an_author_says_which_action_is_to_be_refused() {
        files.put("boot/lesson.yaml", YAML.replace("seconds: 10 }", "seconds: 10 }\n      - { do: start, vm: web01, refused: true }"));

        assertThat(messages()).isEmpty();
        assertThat(read().catalog().lessons().get(0).steps().get(0).refused()).containsExactly(2);
    }

    @Test void a_situation_has_a_name_of_its_own() {
        files.put("boot/lesson.yaml", YAML.replace("steps:\n", """
            when-broken: { running: t > 1.0, today: t > 2.0 }
            situations: 3
            steps:
            """));

        assertThat(messages()).anyMatch(is("boot/lesson.yaml:8: when-broken.today: a guest has this name already"))
            .anyMatch(is("boot/lesson.yaml:9: situations: must be a map of names and expressions"))
            .anyMatch(is("boot/lesson.yaml:12: steps[0].situations.running: a situation has this name already, in line 8"));
    }

    @Test void an_expression_may_speak_of_the_newest_backup_by_the_names_it_has() {
        files.put("boot/lesson.yaml", YAML.replace("{ running: vms.web01.state == \"Running\" }",
            "{ running: backup.state == \"done\", x: backup.staet == 1 }"));

        assertThat(messages()).singleElement().asString().contains("steps[0].situations.x: ", "did you mean \"state\"?");
    }

    @Test void every_mistake_in_the_yaml_is_found_at_once_with_its_line() {
        files.put("boot/lesson.yaml", """
            title: Boot
            subject: web02
            vms:
              web01: { memory: { startup: 256, minimum: 1024 } }
            guests:
              Old One: { kernel: "2.6" }
              look: { kernel: "6.1", color: red }
            steps:
              - id: boot
                situations: { x: vms.web01.asigned > 0, y: before.web01.assigned > 1 }
                actions:
                  - { do: strat, vm: web01 }
              - id: boot
                actons: []
            """);
        files.put("boot/en.md", TEXT + "## Again | Once more\nText.\n");
        files.put("boot/zh.md", TEXT + "## Again | Once more\nText.\n");

        assertThat(messages()).anyMatch(is("boot/lesson.yaml:1: title: a lesson's title stands in its texts"))
            .anyMatch(is("boot/lesson.yaml:2: subject: there is no virtual machine \"web02\"; did you mean \"web01\"?"))
            .anyMatch(is("boot/lesson.yaml:4: vms.web01.memory.minimum: minimum is 1024 MiB, but must not exceed startup"))
            .anyMatch(is("boot/lesson.yaml:6: guests.Old One: \"Old One\" is no plain name"))
            .anyMatch(is("boot/lesson.yaml:6: guests.Old One.kernel: kernel 2.6 has no balloon driver"))
            .anyMatch(is("boot/lesson.yaml:7: guests.look: \"look\" says what kind of passage it is"))
            .anyMatch(is("boot/lesson.yaml:7: guests.look.color: there is no such field"))
            .anyMatch(is("boot/lesson.yaml:10: steps[0].situations.x: "))
            .anyMatch(is("boot/lesson.yaml:10: steps[0].situations.y: "))
            .anyMatch(is("boot/lesson.yaml:12: steps[0].actions[0].do: there is no action \"strat\"; did you mean \"start\"?"))
            .anyMatch(is("boot/lesson.yaml:13: steps[1]: another step has the id \"boot\" already"))
            .anyMatch(is("boot/lesson.yaml:14: steps[1].actons: there is no such field; did you mean \"actions\"?"))
            .anyMatch(is("boot/en.md:5: boot: \"running\" is neither a guest nor a situation of step boot"));
        assertThat(read().catalog().lessons()).as("a lesson with mistakes is not shown").isEmpty();
    }

    @Test void files_that_are_missing_or_no_text_are_named() {
        files.remove("boot/zh.md");
        assertThat(messages()).containsExactly("boot/zh.md:0: this file is missing");
        files.remove("boot/lesson.yaml");
        assertThat(messages()).containsExactly("boot/lesson.yaml:0: this file is missing");
        files.put("boot/lesson.yaml", "");
        assertThat(messages()).singleElement().asString().startsWith("boot/lesson.yaml:1: the file is empty");
        files.put("boot/lesson.yaml", "steps: [");
        assertThat(messages()).singleElement().asString().startsWith("boot/lesson.yaml:");
    }

    @Test void the_order_names_each_lesson_once() {
        files.put("order.txt", "boot\nboot\nbot\n");
        files.put("more/lesson.yaml", YAML);
        files.put("more/en.md", TEXT);
        files.put("more/zh.md", TEXT);

        assertThat(messages()).containsExactly(
            "order.txt:2: \"boot\" is listed twice",
            "order.txt:3: there is no folder \"bot\" with a lesson in it; did you mean \"boot\"?",
            "order.txt:3: the lesson \"more\" is missing; put its name on a line where it belongs in the order");
        assertThat(read().catalog().lessons()).extracting(Lesson::id).containsExactly("boot", "more");
    }

    @Test void texts_that_differ_in_their_passages_are_found() {
        files.put("boot/zh.md", TEXT.replace("::: running", "::: today"));

        assertThat(messages()).singleElement().asString()
            .isEqualTo("boot/zh.md:5: passage 2 of step 1 is \"::: today\", but in boot/en.md it is \"::: running\"");
    }

    private LessonFiles.Reading read() {
        return LessonFiles.readAll(shelf(), CEL);
    }

    private List<String> messages() {
        return read().problems().stream().map(Problem::toString).toList();
    }

    private static java.util.function.Predicate<String> is(String start) {
        return message -> message.startsWith(start);
    }

    private Shelf shelf() {
        return new Shelf() {
            @Override public Optional<byte[]> read(String path) {
                return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
            }

            @Override public List<String> names(String folder) {
                var names = new TreeSet<String>();
                String prefix = folder.isEmpty() ? "" : folder + "/";
                for (String path : files.keySet()) {
                    if (path.startsWith(prefix)) names.add(path.substring(prefix.length()).replaceFirst("/.*", ""));
                }
                return List.copyOf(names);
            }
        };
    }
}
