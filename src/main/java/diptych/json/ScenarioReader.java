package diptych.json;

import diptych.json.ActionReader.Placed;
import diptych.json.Node.Mapping;
import diptych.scenario.Action;
import diptych.scenario.Expressions;
import diptych.scenario.Limit;
import diptych.scenario.Scenario;
import diptych.sim.model.Host;
import diptych.sim.model.Vm;
import diptych.sim.units.SimTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario: the top level of the language, and what only shows when the parts are seen together. */
final class ScenarioReader {
    private static final int LONGEST_NAME = 100;
    /** {@code logs.host} is the host's log. */
    private static final String TAKEN = "host";

    private final Expressions expressions;

    ScenarioReader(Expressions expressions) {
        this.expressions = expressions;
    }

    /** What is there before anything is done. */
    record Beginning(String title, Host host, Map<String, Vm> vms, Set<String> names) {
        List<Vm> machines() {
            return List.copyOf(vms.values());
        }
    }

    /** A scenario with the place of each of its actions. It is worth something only if no problem was found. */
    record WithPlaces(Scenario scenario, List<Placed> actions) {}

    WithPlaces read(Node root, Problems problems) {
        Fields fields = Fields.of(root, "", problems);
        Beginning beginning = beginning(fields);
        var around = new Surroundings(beginning.names);
        var actions = fields.node("actions").map(node -> new ActionReader(around, false).read(node, "actions", problems)).orElse(List.of());
        var checks = fields.withDefault("checks", Value.list(around.check()), List.of());
        var always = fields.withDefault("always", Value.list(around.condition()), List.of());
        long seed = fields.withDefault("seed", Value.whole("", Long.MIN_VALUE, Long.MAX_VALUE), 0L);
        fields.finish();
        around.compile(expressions, problems);
        refuseWhatIsTooMuch(actions, problems);
        var scenario = new Scenario(beginning.title, beginning.host, beginning.machines(), actions.stream().map(Placed::action).toList(),
            checks, always, seed);
        return new WithPlaces(scenario, actions);
    }

    /** Reads {@code title}, {@code host} and {@code vms}. */
    Beginning beginning(Fields fields) {
        String title = fields.withDefault("title", Value.text(), "");
        Node nothing = new Node.Scalar(1, Node.Scalar.Kind.NOTHING, "");
        Host host = HostReader.read(Fields.of(fields.node("host").orElse(nothing), "host", fields.problems()));
        var vms = new LinkedHashMap<String, Vm>();
        Node node = fields.node("vms").orElse(nothing);
        if (!(node instanceof Mapping mapping)) {
            Fields.of(node, "vms", fields.problems());
            return new Beginning(title, host, vms, Set.of());
        }
        if (mapping.entries().size() > Limit.VMS.most()) {
            fields.problem("vms", Limit.VMS.refusal("there are " + mapping.entries().size()));
            return new Beginning(title, host, vms, mapping.entries().keySet());
        }
        mapping.entries().forEach((name, entry) -> {
            checkName(name, entry.line(), fields.problems());
            vms.put(name, VmReader.read(name, Fields.of(entry.value(), Fields.child("vms", name), fields.problems())));
        });
        int disks = vms.values().stream().mapToInt(vm -> vm.spec().disks().size()).sum();
        if (disks > Limit.DISKS.most()) fields.problem("vms", Limit.DISKS.refusal("they have " + disks));
        return new Beginning(title, host, vms, mapping.entries().keySet());
    }

    private static void checkName(String name, int line, Problems problems) {
        String path = Fields.child("vms", name);
        if (name.isBlank()) problems.add(line, path, "a virtual machine needs a name");
        if (name.equals(TAKEN)) problems.add(line, path, "a virtual machine cannot be named \"host\"; logs.host is the host's log");
        if (name.length() > LONGEST_NAME) problems.add(line, path, "a virtual machine's name has at most " + LONGEST_NAME + " characters");
        if (name.chars().anyMatch(Character::isISOControl)) problems.add(line, path, "a virtual machine's name has no control characters");
    }

    /** What the file asks for in so many words, whatever happens in the run. */
    private static void refuseWhatIsTooMuch(List<Placed> actions, Problems problems) {
        long micros = 0;
        long samples = 0;
        for (Placed placed : actions) {
            long length = length(placed.action()).micros();
            micros += length;
            if (placed.action() instanceof Action.SampleEvery every) samples += length / every.spacing().micros();
            if (placed.action() instanceof Action.TakeSample || placed.action() instanceof Action.SampleEvery) samples++;
            boolean tooLong = micros > Limit.END.micros();
            if (tooLong) problems.add(placed.line(), placed.path(), Limit.DAYS.refusal("with this action the run goes on after that"));
            boolean tooMany = samples > Limit.SAMPLES.most();
            if (tooMany) problems.add(placed.line(), placed.path(), Limit.SAMPLES.refusal("with this action there are " + samples));
            if (tooLong || tooMany) return;
        }
    }

    /** How long an action takes at least. */
    private static SimTime length(Action action) {
        return switch (action) {
            case Action.Settle settle -> settle.length();
            case Action.PressHost press -> press.length();
            case Action.SampleEvery every when every.span() instanceof Action.For span -> span.length();
            default -> SimTime.ZERO;
        };
    }
}
