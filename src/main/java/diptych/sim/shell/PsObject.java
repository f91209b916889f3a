package diptych.sim.shell;

import diptych.sim.console.PowerShellTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object that goes down a pipe.
 *
 * @param vm         the VM it belongs to; empty if to none
 * @param properties by name, in order, as they are written
 */
record PsObject(String vm, Map<String, String> properties) {
    private static final int MOST_IN_A_TABLE = 4;

    /** Names and values in turn. */
    static PsObject of(String vm, String... namesAndValues) {
        var properties = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) properties.put(namesAndValues[i], namesAndValues[i + 1]);
        return new PsObject(vm, properties);
    }

    /** With these properties only; one that it has not is empty. A star is any letters. */
    PsObject select(List<String> names) {
        var selected = new LinkedHashMap<String, String>();
        for (String name : names) {
            List<String> matching = properties.keySet().stream().filter(each -> Wildcard.matches(name, each)).toList();
            matching.forEach(each -> selected.put(each, properties.get(each)));
            if (matching.isEmpty() && !name.contains("*")) selected.put(name, "");
        }
        return new PsObject(vm, selected);
    }

    /** As PowerShell shows objects whose kind has no view of its own: up to four properties as a table, more as a list. */
    static String shown(List<PsObject> objects) {
        boolean few = objects.stream().allMatch(object -> object.properties.size() <= MOST_IN_A_TABLE);
        return few ? table(objects) : list(objects);
    }

    static String table(List<PsObject> objects) {
        if (objects.isEmpty()) return "";
        var headings = new ArrayList<>(objects.get(0).properties.keySet());
        var table = new PowerShellTable(headings.toArray(String[]::new));
        for (PsObject object : objects) {
            table.row(headings.stream().map(heading -> object.properties.getOrDefault(heading, "")).toArray(String[]::new));
        }
        return framed(table.text());
    }

    static String list(List<PsObject> objects) {
        var text = new StringBuilder(objects.isEmpty() ? "" : "\n");
        for (PsObject object : objects) {
            int width = object.properties.keySet().stream().mapToInt(String::length).max().orElse(0);
            text.append('\n');
            object.properties.forEach((name, value) ->
                text.append((name + " ".repeat(width - name.length()) + " : " + value).stripTrailing()).append('\n'));
        }
        return text.isEmpty() ? "" : text.append("\n\n").toString();
    }

    /** A view with the empty lines that PowerShell puts around it. */
    static String framed(String view) {
        return view.isEmpty() ? "" : "\n" + view + "\n\n";
    }
}
