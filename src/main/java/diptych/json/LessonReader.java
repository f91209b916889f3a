package diptych.json;

import diptych.json.ActionReader.Placed;
import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.lessons.GuestChoice;
import diptych.lessons.Step;
import diptych.lessons.Topic;
import diptych.scenario.Expressions;
import diptych.scenario.Scenario;
import diptych.sim.model.GuestSettings.Daemon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads {@code lesson.yaml}: a beginning as in a scenario, guests to choose from, and steps. */
final class LessonReader {
    private final Expressions expressions;
    private final Fields fields;

    private LessonReader(Expressions expressions, Fields fields) {
        this.expressions = expressions;
        this.fields = fields;
    }

    /** A lesson without its texts; if problems were found, as much of it as could be made out. */
    record Untold(Topic topic, String subject, Scenario scenario, List<GuestChoice> guests, List<Written> steps,
                  Optional<ChallengeReader.Written> challenge, int fingerprint) {
        List<Step> playable() {
            return steps.stream().map(Written::step).toList();
        }
    }

    /** A step, and where its actions, situations and questions are written; a situation of the whole lesson is written once. */
    record Written(Step step, List<Placed> actions, Map<String, Situations.Place> situations, List<QuestionReader.Written> questions) {}

    static Untold read(Node root, Expressions expressions, Problems problems) {
        return new LessonReader(expressions, Fields.of(root, "", problems)).lesson(Fingerprint.of(root));
    }

    private Untold lesson(int fingerprint) {
        if (fields.has("title")) fields.problem("title", "a lesson's title stands in its texts, en.md and zh.md");
        var beginning = new ScenarioReader(expressions).beginning(fields);
        var around = new Surroundings(beginning.names());
        var subject = fields.required("subject", around.vmName(), around.anyVm()).orElse(around.anyVm());
        var topic = fields.withDefault("topic", Value.choice(Words.of(Topic.class)), Topic.MEMORY);
        var guests = guests();
        var everywhere = Situations.NONE.and(fields, around, expressions, guests);
        var steps = steps(around, guests, everywhere);
        var challenge = new ChallengeReader(around, expressions, fields.problems()).read(fields, steps.size() + 1, guests, everywhere);
        fields.finish();
        around.compile(expressions, fields.problems());
        var scenario = new Scenario("", beginning.host(), beginning.machines(), List.of(), List.of(), List.of(), 0);
        return new Untold(topic, subject, scenario, guests, steps, challenge, fingerprint);
    }

    private List<GuestChoice> guests() {
        var guests = new ArrayList<GuestChoice>();
        if (!(fields.node("guests").orElse(null) instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            fields.problem("guests", "must name at least one guest; write guests: { today: { kernel: \"6.16\" } }");
            return guests;
        }
        mapping.entries().forEach((id, entry) -> {
            var path = fields.path("guests") + "." + id;
            Situations.checkName(id, entry.line(), path, fields.problems());
            var guest = Fields.of(entry.value(), path, fields.problems());
            var daemon = guest.optional("daemon", Value.choice(Words.of(Daemon.class)));
            guest.required("kernel", Value.kernel(), "\"6.16\"").ifPresent(kernel -> guests.add(new GuestChoice(id, kernel, daemon)));
            guest.finish();
        });
        return guests;
    }

    private List<Written> steps(Surroundings around, List<GuestChoice> guests, Situations everywhere) {
        var steps = new ArrayList<Written>();
        if (!(fields.node("steps").orElse(null) instanceof Items items) || items.all().isEmpty()) {
            fields.problem("steps", "must be a list of at least one step; write - { id: boot, actions: [ ... ] }");
            return steps;
        }
        for (int i = 0; i < items.all().size(); i++) {
            var step = Fields.of(items.all().get(i), Fields.element("steps", i), fields.problems());
            steps.add(step(step, i + 1, around, guests, everywhere));
        }
        for (int i = 0; i < steps.size(); i++) {
            var id = steps.get(i).step.id();
            if (steps.subList(0, i).stream().anyMatch(earlier -> earlier.step.id().equals(id))) {
                fields.problems().add(items.all().get(i).line(), Fields.element("steps", i), "another step has the id \"" + id
                    + "\" already");
            }
        }
        QuestionReader.checkUnique(steps.stream().map(Written::questions).toList(), fields.problems());
        return steps;
    }

    private Written step(Fields step, int phase, Surroundings around, List<GuestChoice> guests, Situations everywhere) {
        var id = step.required("id", Value.text(), "boot").orElse("");
        if (!id.isEmpty()) Situations.checkName(id, step.line("id"), step.path("id"), fields.problems());
        var situations = everywhere.and(step, around, expressions, guests);
        if (!step.has("actions")) step.problem("actions", "is missing; write actions: [ ... ], what playing the step does");
        var actions = step.node("actions")
            .map(node -> new ActionReader(around, true).read(node, step.path("actions"), fields.problems())).orElse(List.of());
        var questions = new QuestionReader(around, expressions, fields.problems()).read(step);
        step.finish();
        var refused = IntStream.range(0, actions.size()).filter(i -> actions.get(i).refused()).boxed().collect(Collectors.toSet());
        var playable = new Step(id, phase, actions.stream().map(Placed::action).toList(), refused, situations.conditions(),
            situations.broken(), questions.stream().map(QuestionReader.Written::question).toList());
        return new Written(playable, actions, situations.places(), questions);
    }
}
