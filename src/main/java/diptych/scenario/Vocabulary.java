package diptych.scenario;

import diptych.scenario.Shape.Elements;
import diptych.scenario.Shape.Named;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an expression may speak of: its variables, and what is known of each. */
public record Vocabulary(Map<String, Shape> variables) {

    /** A condition, and {@code always}: {@code vms}, {@code host} and {@code t} of that moment, the samples and the backups so far. */
    public static Vocabulary ofConditions(Collection<String> vms, Collection<String> labels) {
        return new Vocabulary(moment(vms, labels));
    }

    /** A check: the whole result, and the moment at which it ended. */
    public static Vocabulary ofChecks(Collection<String> vms, Collection<String> labels) {
        var variables = moment(vms, labels);
        variables.put("actions", new Elements(new Named("an action's result", fields(ActionViews.NAMES))));
        variables.put("events", new Elements(Shape.ANY));
        var logs = new LinkedHashMap<String, Shape>();
        vms.forEach(vm -> logs.put(vm, new Elements(Shape.ANY)));
        logs.put("host", new Elements(Shape.ANY));
        variables.put("logs", new Named("logs", logs));
        variables.put("laws", new Elements(Shape.ANY));
        return new Vocabulary(variables);
    }

    /**
     * What is the case now, seen against an earlier world: {@code vms}, {@code host}, {@code t}, {@code backups}, the newest of these as
     * {@code backup}, and {@code before} with the same five.
     */
    public static Vocabulary ofComparisons(Collection<String> vms) {
        var variables = compared(vms);
        variables.put("before", new Named("before", compared(vms)));
        return new Vocabulary(variables);
    }

    private static Map<String, Shape> compared(Collection<String> vms) {
        var variables = world(vms);
        variables.put("backups", new Elements(Shape.ANY));
        variables.put("backup", new Named("a backup", fields(BackupViews.NAMES)));
        return variables;
    }

    /** A condition of which only the variables are checked. */
    static Vocabulary ofConditions() {
        return ofConditions(List.of(), List.of());
    }

    /** The same variables, with nothing known of what is in them. */
    public Vocabulary namesOnly() {
        var names = new LinkedHashMap<String, Shape>();
        variables.keySet().forEach(name -> names.put(name, Shape.ANY));
        return new Vocabulary(names);
    }

    private static Map<String, Shape> moment(Collection<String> vms, Collection<String> labels) {
        var variables = world(vms);
        var byLabel = new LinkedHashMap<String, Shape>();
        Shape sample = new Named("a sample", world(vms));
        labels.forEach(label -> byLabel.put(label, new Elements(sample)));
        variables.put("samples", new Named("samples", byLabel));
        variables.put("backups", new Elements(Shape.ANY));
        return variables;
    }

    private static Map<String, Shape> world(Collection<String> vms) {
        var byName = new LinkedHashMap<String, Shape>();
        Shape vm = new Named("a virtual machine", fields(VmViews.NAMES));
        vms.forEach(name -> byName.put(name, vm));
        var variables = new LinkedHashMap<String, Shape>();
        variables.put("vms", new Named("vms", byName));
        variables.put("host", new Named("host", fields(HostViews.NAMES)));
        variables.put("t", Shape.ANY);
        return variables;
    }

    private static Map<String, Shape> fields(Collection<String> names) {
        var fields = new LinkedHashMap<String, Shape>();
        names.forEach(name -> fields.put(name, Shape.ANY));
        return fields;
    }
}
