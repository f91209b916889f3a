package diptych.json;

import diptych.json.Node.Entry;
import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.json.Node.Scalar;
import diptych.json.Node.Scalar.Kind;
import diptych.scenario.Action;
import diptych.scenario.Problem;
import diptych.scenario.Transcript;
import diptych.sim.model.Command;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One action of the language of scenarios as a line or as the fields of a form, such as {@code stress vm=web01 mib=2048 for=60}: what is
 * done by hand is said and refused in the same words as what a file does.
 */
public final class Doings {
    private static final int LONGEST = 400;
    private static final String DO = "do";

    private Doings() {}

    /** What became of a line. */
    public sealed interface Reading {}

    /** What it asks. */
    public record Good(Command command) implements Reading {}

    /** What is wrong with it. */
    public record Bad(List<Problem> problems) implements Reading {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a line as {@link #line} writes it. */
    public static Reading read(String line, Collection<String> vms) {
        if (line.length() > LONGEST) return bad("is " + line.length() + " characters long, but " + LONGEST + " are enough for an action");
        var fields = new LinkedHashMap<String, String>();
        var words = line.strip().split(" +");
        fields.put(DO, words[0]);
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            int equals = word.indexOf('=');
            if (equals < 1) return bad("\"" + word + "\" is no field; write name=value");
            try {
                fields.put(word.substring(0, equals), URLDecoder.decode(word.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException malformed) {
                return bad("\"" + word + "\" holds a % that no two hexadecimal digits follow");
            }
        }
        return read(fields, vms);
    }

    /** Reads fields by name; those that are empty were left out. */
    public static Reading read(Map<String, String> fields, Collection<String> vms) {
        var problems = new Problems("");
        var entries = new LinkedHashMap<String, Entry>();
        fields.forEach((name, value) -> {
            if (!value.isBlank()) entries.put(name, new Entry(0, node(name, value.strip())));
        });
        var actions = new ActionReader(new Surroundings(new LinkedHashSet<>(vms)), false)
            .read(new Items(0, List.of(new Mapping(0, entries))), "", problems);
        if (!problems.all().isEmpty()) return new Bad(problems.all());
        return actions.stream().findFirst().flatMap(placed -> command(placed.action())).<Reading>map(Good::new)
            .orElseGet(() -> bad("\"" + fields.get(DO) + "\" does nothing to the world by itself"));
    }

    private static Bad bad(String message) {
        return new Bad(List.of(new Problem("", 0, "", message)));
    }

    private static Node node(String name, String value) {
        if (name.equals("vms")) return new Items(0, Arrays.stream(value.split(",")).map(vm -> (Node) scalar(vm.strip())).toList());
        return scalar(value);
    }

    private static Scalar scalar(String value) {
        if (value.equals("true") || value.equals("false")) return new Scalar(0, Kind.BOOLEAN, value);
        return new Scalar(0, Value.NUMBER.matcher(value).matches() ? Kind.NUMBER : Kind.TEXT, value);
    }

    /** What an action begins with; empty for one that only waits or looks. */
    static Optional<Command> command(Action action) {
        return Optional.ofNullable(switch (action) {
            case Action.Ask ask -> ask.command();
            case Action.Start start -> new Command.Start(start.vm());
            case Action.Write write -> new Command.Write(write.vm(), write.path(), write.amount());
            case Action.Backup backup -> backup.command();
            case Action.PressHost press -> new Command.PressHost(press.perSecond(), press.length());
            case Action.CheckFile check -> null;
            case Action.WaitBackupEnd wait -> null;
            case Action.Settle settle -> null;
            case Action.WaitUntil wait -> null;
            case Action.WaitStressEnd wait -> null;
            case Action.TakeSample sample -> null;
            case Action.SampleEvery every -> null;
        });
    }

    /** A command as a line; empty if the language has no word for it. */
    public static Optional<String> line(Command command) {
        return Transcript.action(command, false).map(action -> ActionWriter.fields(action).entrySet().stream()
            .filter(field -> !field.getKey().equals("wait"))
            .map(field -> field.getKey().equals(DO) ? field.getValue().toString() : field.getKey() + "=" + written(field.getValue()))
            .collect(Collectors.joining(" ")));
    }

    private static String written(Object value) {
        String text = value instanceof List<?> list ? list.stream().map(Object::toString).collect(Collectors.joining(","))
            : value.toString();
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/").replace("%2C", ",").replace("+", "%20");
    }
}
