package diptych.json;

import diptych.json.ActionReader.Placed;
import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.lessons.GuestChoice;
import diptych.lessons.Step;
import diptych.lessons.Topic;
import diptych.scenario.Condition;
import diptych.scenario.Expressions;
import diptych.scenario.Scenario;
import diptych.scenario.Verdict;
import diptych.scenario.Vocabulary;
import diptych.sim.model.GuestSettings.Daemon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code lesson.yaml}: a beginning as in a scenario, guests to choose from, and steps. */
final class LessonReader {
    /** What may stand in an address and after {@code :::} in a text. */
    static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** These say what kind of passage it is. */
    private static final Set<String> TAKEN = Set.of("look", "sources");

    private final Expressions expressions;
    private final Fields fields;

    private LessonReader(Expressions expressions, Fields fields) {
        this.expressions = expressions;
        this.fields = fields;
    }

    /** A lesson without its texts; if problems were found, as much of it as could be made out. */
    record Untold(Topic topic, String subject, Scenario scenario, List<GuestChoice> guests, List<Written> steps) {
        List<Step> playable() {
            return steps.stream().map(Written::step).toList();
        }
    }

    /** A step, and where its actions and situations are written. */
    record Written(Step step, List<Placed> actions, Map<String, Place> situations) {}

    /** A place in the file. */
    record Place(int line, String path) {}

    static Untold read(Node root, Expressions expressions, Problems problems) {
        return new LessonReader(expressions, Fields.of(root, "", problems)).lesson();
    }

    private Untold lesson() {
        if (fields.has("title")) fields.problem("title", "a lesson's title stands in its texts, en.md and zh.md");
        var beginning = new ScenarioReader(expressions).beginning(fields);
        var around = new Surroundings(beginning.names());
        var subject = fields.required("subject", around.vmName(), around.anyVm()).orElse(around.anyVm());
        var topic = fields.withDefault("topic", Value.choice(Words.of(Topic.class)), Topic.MEMORY);
        var guests = guests();
        var steps = steps(around, beginning, guests);
        fields.finish();
        around.compile(expressions, fields.problems());
        var scenario = new Scenario("", beginning.host(), beginning.machines(), List.of(), List.of(), List.of(), 0);
        return new Untold(topic, subject, scenario, guests, steps);
    }

    private List<GuestChoice> guests() {
        var guests = new ArrayList<GuestChoice>();
        if (!(fields.node("guests").orElse(null) instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            fields.problem("guests", "must name at least one guest; write guests: { today: { kernel: \"6.16\" } }");
            return guests;
        }
        mapping.entries().forEach((id, entry) -> {
            var path = fields.path("guests") + "." + id;
            checkName(id, entry.line(), path);
            var guest = Fields.of(entry.value(), path, fields.problems());
            var daemon = guest.optional("daemon", Value.choice(Words.of(Daemon.class)));
            guest.required("kernel", Value.kernel(), "\"6.16\"").ifPresent(kernel -> guests.add(new GuestChoice(id, kernel, daemon)));
            guest.finish();
        });
        return guests;
    }

    private void checkName(String name, int line, String path) {
        if (!PLAIN.matcher(name).matches()) {
            fields.problems().add(line, path, "\"" + name + "\" is no plain name; use small letters, digits and hyphens");
        }
        if (TAKEN.contains(name)) fields.problems().add(line, path, "\"" + name
            + "\" says what kind of passage it is; choose another name");
    }

    private List<Written> steps(Surroundings around, ScenarioReader.Beginning beginning, List<GuestChoice> guests) {
        var steps = new ArrayList<Written>();
        if (!(fields.node("steps").orElse(null) instanceof Items items) || items.all().isEmpty()) {
            fields.problem("steps", "must be a list of at least one step; write - { id: boot, actions: [ ... ] }");
            return steps;
        }
        for (int i = 0; i < items.all().size(); i++) {
            var step = Fields.of(items.all().get(i), Fields.element("steps", i), fields.problems());
            steps.add(step(step, i + 1, around, beginning, guests));
        }
        for (int i = 0; i < steps.size(); i++) {
            var id = steps.get(i).step.id();
            if (steps.subList(0, i).stream().anyMatch(earlier -> earlier.step.id().equals(id))) {
                fields.problems().add(items.all().get(i).line(), Fields.element("steps", i), "another step has the id \"" + id
                    + "\" already");
            }
        }
        return steps;
    }

    private Written step(Fields step, int phase, Surroundings around, ScenarioReader.Beginning beginning, List<GuestChoice> guests) {
        var id = step.required("id", Value.text(), "boot").orElse("");
        if (!id.isEmpty()) checkName(id, step.line("id"), step.path("id"));
        var situations = new LinkedHashMap<String, Condition>();
        var places = new LinkedHashMap<String, Place>();
        if (step.node("situations").orElse(null) instanceof Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                var path = step.path("situations") + "." + name;
                checkName(name, entry.line(), path);
                if (guests.stream().anyMatch(guest -> guest.id().equals(name))) {
                    fields.problems().add(entry.line(), path, "a guest has this name already");
                }
                places.put(name, new Place(entry.line(), path));
                situations.put(name, situation(entry.value(), path, around).orElse(variables -> Verdict.FALSE));
            });
        } else if (step.has("situations")) {
            step.problem("situations", "must be a map of names and expressions");
        }
        if (!step.has("actions")) step.problem("actions", "is missing; write actions: [ ... ], what playing the step does");
        var actions = step.node("actions")
            .map(node -> new ActionReader(around).read(node, step.path("actions"), fields.problems())).orElse(List.of());
        step.finish();
        return new Written(new Step(id, phase, actions.stream().map(Placed::action).toList(), situations), actions, places);
    }

    private Optional<Condition> situation(Node node, String path, Surroundings around) {
        return Value.text().read(node, path, fields.problems()).flatMap(text ->
            switch (expressions.compile(text, Vocabulary.ofComparisons(around.vms()))) {
                case Expressions.Ready ready -> Optional.of(ready.condition());
                case Expressions.Faulty faulty -> {
                    faulty.faults().forEach(fault -> fields.problems().add(node.line(), path, fault));
                    yield Optional.empty();
                }
            });
    }
}
