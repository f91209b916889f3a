package diptych.sim.shell;

import diptych.sim.model.Vm;
import java.util.List;
import java.util.function.Function;

/**
 * A program of the guest, or something that its shell does itself.
 *
 * @param name     as it is typed
 * @param says     what it is for, as {@code whatis} tells
 * @param synopsis what follows the name; each line a form of its own
 * @param options  those that are here
 * @param builtin  whether the shell does it itself
 * @param run      what it does
 * @param offers   what completion offers after the name: whole rests of a line that make sense
 */
record Tool(String name, String says, String synopsis, List<Option> options, boolean builtin, Function<Call, Answer> run,
            Function<Vm, List<String>> offers) {
    Tool {
        options = List.copyOf(options);
    }

    static Tool program(String name, String says, String synopsis, List<Option> options, Function<Call, Answer> run,
                        Function<Vm, List<String>> offers) {
        return new Tool(name, says, synopsis, options, false, run, offers);
    }

    static Tool builtin(String name, String says, String synopsis, Function<Call, Answer> run) {
        return new Tool(name, says, synopsis, List.of(), true, run, vm -> List.of());
    }

    /** Its page in the manual, as {@code man} shows it: what is here of it. */
    String manual() {
        var text = new StringBuilder("NAME\n       ").append(name).append(" - ").append(says).append("\n\nSYNOPSIS\n");
        synopsis.lines().forEach(form -> text.append("       ").append((name + " " + form).stripTrailing()).append('\n'));
        if (!options.isEmpty()) {
            text.append("\nOPTIONS\n");
            for (Option option : options) {
                text.append("       ").append(option.written().strip()).append("\n              ").append(option.says()).append('\n');
            }
        }
        return text.toString();
    }

    /** What {@code --help} says, in the manner of util-linux. */
    String usage() {
        var text = new StringBuilder("\nUsage:\n");
        synopsis.lines().forEach(form -> text.append(' ').append((name + " " + form).stripTrailing()).append('\n'));
        int width = options.stream().mapToInt(option -> option.written().length()).max().orElse(0);
        if (!options.isEmpty()) text.append("\nOptions:\n");
        for (Option option : options) {
            text.append(' ').append(option.written()).append(" ".repeat(width - option.written().length() + 2)).append(option.says())
                .append('\n');
        }
        return text.toString();
    }
}
