package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.expressions.CelExpressions;
import diptych.lessons.Challenge;
import diptych.lessons.Goal;
import diptych.lessons.Shelf;
import diptych.scenario.Expressions;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A challenge is read from a lesson's file and its texts, or everything that is wrong with it is said in its author's terms. */
class ChallengeFilesTest {
    private static final Expressions CEL = new CelExpressions();
    private static final String YAML = """
        subject: web01
        host: { memory: 16384 }
        vms:
          web01: { memory: { startup: 1024, maximum: 4096 } }
        guests: { today: { kernel: "6.16" } }
        steps:
          - id: boot
            actions: [ { do: start, vm: web01 }, { do: settle, seconds: 10 } ]
        challenge:
          lasts: 60
          goals:
            calm: { always: vms.web01.status != "Warning", from: 5 }
            rest: { always: host.available > 0, for: 20 }
            grown: { once: vms.web01.assigned > before.vms.web01.assigned }
            end: { finally: vms.web01.state == "Running" }
            few: { commands: 3 }
          solution:
            - { do: set-memory, vm: web01, maximum: 8192 }
            - { do: settle, seconds: 2.5 }
            - { do: stress, vm: web01, mib: 2000, for: 30 }
          also:
            - [ { do: stress, vm: web01, mib: 1500, for: 30 } ]
        """;
    private static final String TEXT = """
        # Title
        Summary.
        ## Boot | The guest boots
        Assigned: {{web01.assigned}}.
        ## Your turn | You are the operator
        Act.
        ::: goal calm
        Calm.
        :::
        ::: goal rest
        Rest.
        :::
        ::: goal grown
        Grown.
        :::
        ::: goal end
        Runs.
        :::
        ::: goal few
        Few.
        :::
        ::: hint one
        What?
        :::
        ::: hint two
        There.
        :::
        ::: hint three
        So.
        :::
        ::: solution
        Thus.
        :::
        ::: reached
        Well.
        :::
        ::: missed
        Not yet.
        :::
        """;

    @Test void goals_and_ways_are_read() {
        Challenge challenge = reading(YAML, TEXT).catalog().find("night").orElseThrow().challenge().orElseThrow();
        assertThat(challenge.lasts()).isEqualTo(60);
        assertThat(challenge.step().phase()).isEqualTo(2);
        assertThat(challenge.goals()).extracting(Goal::id).containsExactly("calm", "rest", "grown", "end", "few");
        assertThat(challenge.goals().get(0)).isInstanceOfSatisfying(Goal.Always.class, goal ->
            assertThat(goal.from()).isEqualTo(SimTime.seconds(5)));
        assertThat(challenge.goals().get(1)).isInstanceOfSatisfying(Goal.Held.class, goal ->
            assertThat(goal.length()).isEqualTo(SimTime.seconds(20)));
        assertThat(challenge.goals().get(4)).isEqualTo(new Goal.Commands("few", 3));
        assertThat(challenge.ways()).hasSize(2);
        assertThat(challenge.ways().get(0).doings()).extracting(Challenge.Doing::after)
            .containsExactly(SimTime.ZERO, SimTime.millis(2_500));
        assertThat(challenge.ways().get(1).doings().get(0).command()).isInstanceOf(Command.Stress.class);
        assertThat(challenge.ways().get(0).doings().get(0).line()).isEqualTo("set-memory vm=web01 maximum=8192");
    }

    @Test void what_is_wrong_with_a_challenge_is_said_with_what_would_be_right() {
        assertThat(messages(YAML.replace("  lasts: 60\n", ""), TEXT)).containsExactly(
            "night/lesson.yaml:10: challenge.lasts: is missing; write lasts: 300");
        assertThat(messages(YAML.replace("always: host.available > 0, for: 20", "for: 20"), TEXT)).contains("night/lesson.yaml:13: "
            + "challenge.goals.rest: when is it reached? It needs one of always, once, finally, commands; write calm: "
            + "{ always: vms.web01.status != \"Warning\" }");
        assertThat(messages(YAML.replace("commands: 3", "commands: 3, once: t > 5.0"), TEXT)).contains(
            "night/lesson.yaml:16: challenge.goals.few: is once and commands at once, but a goal is of one kind");
        assertThat(messages(YAML.replace("from: 5", "from: 60"), TEXT)).contains(
            "night/lesson.yaml:12: challenge.goals.calm.from: is 60.0 s, but the challenge is over after 60 s");
        assertThat(messages(YAML.replace("for: 20 }\n    grown", "for: 61 }\n    grown"), TEXT)).contains(
            "night/lesson.yaml:13: challenge.goals.rest.for: does not fit: the challenge is over after 60 s");
        assertThat(messages(YAML.replace("host.available", "host.avialable"), TEXT)).singleElement().asString()
            .isEqualTo("night/lesson.yaml:13: challenge.goals.rest.always: \"avialable\" is not in host; did you mean \"available\"?");
        assertThat(messages(YAML.replace("  solution:", "  solutions:"), TEXT)).anyMatch(message ->
            message.endsWith("challenge.solution: is missing; write solution: [ ... ], commands that reach every goal"));
    }

    @Test void a_solution_is_what_a_learner_can_do_in_time() {
        assertThat(messages(YAML.replace("{ do: settle, seconds: 2.5 }", "{ do: wait-until, condition: t > 5.0, limit: 10 }"), TEXT))
            .containsExactly("night/lesson.yaml:19: challenge.solution[1]: a learner cannot do this by hand; a solution is made of "
                + "commands, and of settle between them");
        assertThat(messages(YAML.replace("seconds: 2.5", "seconds: 60"), TEXT)).containsExactly(
            "night/lesson.yaml:20: challenge.solution[2]: this is done after 60.0 s, but the challenge is over after 60 s");
        assertThat(messages(YAML.replace("[ { do: stress, vm: web01, mib: 1500, for: 30 } ]", "[ { do: settle, seconds: 3 } ]"), TEXT))
            .containsExactly("night/lesson.yaml:22: challenge.also[0]: does nothing; write the commands that reach every goal");
    }

    @Test void its_words_stand_under_a_heading_of_their_own_and_all_of_them_are_there() {
        assertThat(messages(YAML, TEXT.replace("## Your turn | You are the operator\n", ""))).anyMatch(message ->
            message.contains("the lesson has 1 steps and a challenge after them, but this text has 1 headings"));
        assertThat(messages(YAML, TEXT.replace("::: hint two\nThere.\n:::\n", ""))).containsExactly(
            "night/en.md:5: challenge: \"::: hint two\" is missing under this heading",
            "night/zh.md:5: challenge: \"::: hint two\" is missing under this heading");
        assertThat(messages(YAML, TEXT.replace("::: goal few", "::: goal fwe"))).anyMatch(message ->
            message.contains("the challenge has no goal \"fwe\"; ") && message.contains("few"));
        assertThat(messages(YAML, TEXT.replace("::: hint one", "::: hint first"))).anyMatch(message ->
            message.contains("there is no hint \"first\"; the hints are one, two, three"));
        assertThat(messages(YAML, TEXT.replace("Assigned:", "::: solution\nSo.\n:::\nAssigned:"))).anyMatch(message ->
            message.contains("\"solution\" belongs under the heading of a challenge, after those of the steps"));
    }

    @Test void words_of_a_challenge_are_no_names() {
        assertThat(messages(YAML.replace("calm:", "reached:"), TEXT.replace("goal calm", "goal reached"))).anyMatch(message ->
            message.contains("\"reached\" says what kind of passage it is; choose another name"));
    }

    private static List<String> messages(String yaml, String text) {
        return reading(yaml, text).problems().stream().map(Object::toString).toList();
    }

    private static LessonFiles.Reading reading(String yaml, String text) {
        return LessonFiles.readAll(new Shelf() {
            @Override public List<String> names(String folder) {
                return folder.isEmpty() ? List.of("night", "order.txt") : folder.equals("night")
                    ? List.of("en.md", "lesson.yaml", "zh.md") : List.of();
            }

            @Override public Optional<byte[]> read(String name) {
                String content = switch (name) {
                    case "order.txt" -> "night";
                    case "night/lesson.yaml" -> yaml;
                    case "night/en.md", "night/zh.md" -> text;
                    default -> null;
                };
                return Optional.ofNullable(content).map(file -> file.getBytes(StandardCharsets.UTF_8));
            }
        }, CEL);
    }
}
