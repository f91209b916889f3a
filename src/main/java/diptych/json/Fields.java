package diptych.json;

import diptych.json.Node.Entry;
import diptych.json.Node.Mapping;
import diptych.json.Node.Scalar;
import diptych.scenario.Nearest;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A map whose fields are read one by one. Fields that nobody has read when {@link #finish} is called do not exist in the language,
 * and become problems.
 */
final class Fields {
    private static final int LONGEST_KEY = 60;
    private static final Pattern READABLE = Pattern.compile("[^\\p{Cntrl}\\s.\\[\\]\"]{1," + LONGEST_KEY + "}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    private final Map<String, Entry> entries;
    private final int line;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Map<String, Entry> entries, int line, String path, Problems problems) {
        this.entries = entries;
        this.line = line;
        this.path = path;
        this.problems = problems;
    }

    /** The fields of a node; one that is empty has none, one that is no map has none and is a problem. */
    static Fields of(Node node, String path, Problems problems) {
        if (node instanceof Mapping mapping) return new Fields(mapping.entries(), mapping.line(), path, problems);
        if (!(node instanceof Scalar scalar && scalar.isNothing())) {
            problems.add(node.line(), path, "must be a map of fields, but is " + node.described());
        }
        return new Fields(Map.of(), node.line(), path, problems);
    }

    /** The path to a field. A key that would make a path unreadable is quoted, and cut off if it is long. */
    static String child(String path, String name) {
        if (READABLE.matcher(name).matches()) return path.isEmpty() ? name : path + "." + name;
        String shown = name.length() <= LONGEST_KEY ? name : name.substring(0, LONGEST_KEY) + "...";
        return path + "[\"" + UNPRINTABLE.matcher(shown).replaceAll("?") + "\"]";
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    int line() {
        return line;
    }

    /** The line of a field, or of the map when the field is not there. */
    int line(String name) {
        return entries.containsKey(name) ? entries.get(name).line() : line;
    }

    String path() {
        return path;
    }

    String path(String name) {
        return child(path, name);
    }

    Problems problems() {
        return problems;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** A field's value, if it is there. */
    Optional<Node> node(String name) {
        known.add(name);
        return Optional.ofNullable(entries.get(name)).map(Entry::value);
    }

    /** A field's value if it is there and makes sense; if it makes none, that is a problem. */
    <T> Optional<T> optional(String name, Value<T> value) {
        return node(name).flatMap(node -> value.read(node, path(name), problems));
    }

    <T> T withDefault(String name, Value<T> value, T otherwise) {
        return optional(name, value).orElse(otherwise);
    }

    /** A field that must be there; that it is not is a problem, which says what would be right. */
    <T> Optional<T> required(String name, Value<T> value, String example) {
        if (!has(name)) {
            known.add(name);
            problems.add(line, path(name), "is missing; write " + name + ": " + example);
            return Optional.empty();
        }
        return optional(name, value);
    }

    void problem(String name, String message) {
        problems.add(line(name), path(name), message);
    }

    /** Nobody can say which fields belong here. */
    void leaveUnread() {
        known.addAll(entries.keySet());
    }

    /** Every field has been asked for; the others do not exist. */
    void finish() {
        for (var entry : entries.entrySet()) {
            if (known.contains(entry.getKey())) continue;
            String hint = known.isEmpty() ? "there are none here" : Nearest.hint(entry.getKey(), known);
            problems.add(entry.getValue().line(), path(entry.getKey()), "there is no such field; " + hint);
        }
    }
}
