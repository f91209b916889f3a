package diptych.sim.shell;

import diptych.sim.console.LinuxInside;
import diptych.sim.model.Command;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.shell.ShellLine.NotHere;
import diptych.sim.shell.ShellLine.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shell of a Linux guest, as root: bash, as far as it goes without variables, expansions and lists. One program a line, and programs
 * that read it after a pipe. A program that needs no terminal of its own gives the prompt back at once, even where the real one would
 * keep it; then a remark says so.
 */
public final class GuestShell {
    /** Every program, sorted by name. */
    static final List<Tool> TOOLS = Stream.of(MemoryTools.TOOLS, PsTool.TOOLS, ProcessTools.TOOLS, Coreutils.TOOLS, Dd.TOOLS, Df.TOOLS,
            UtilLinux.TOOLS, Kmod.TOOLS, SystemdTools.TOOLS, Stress.TOOLS, Filters.TOOLS, Builtins.TOOLS)
        .flatMap(List::stream).sorted((a, b) -> a.name().compareTo(b.name())).toList();

    private GuestShell() {}

    /** {@code root@web01:~#} */
    public static String prompt(Vm vm) {
        return "root@" + vm.name() + ":~#";
    }

    /** What Debian says to whoever logs in; nothing where nobody can. */
    public static String greeting(World world, Vm vm) {
        return type(world, vm, List.of(), "uname -snrvm").text();
    }

    /**
     * What a line does.
     *
     * @param vm      whose guest it is typed into
     * @param history what was typed before, oldest first
     */
    public static Answer type(World world, Vm vm, List<String> history, String line) {
        if (!vm.isLinux() || !vm.isRunning() || !LinuxInside.isUp(vm)) {
            return Answer.of(Kind.NOBODY_THERE, vm.isLinux() ? state(vm) : vm.guestSettings().os().name(), 255);
        }
        try {
            return run(new Call(world, vm, "", List.of(), Optional.empty(), history), ShellLine.parse(line).stages()).cut();
        } catch (Exit exit) {
            return exit.answer().cut();
        } catch (Pattern.Malformed pattern) {
            return Answer.of(Kind.NOT_HERE, pattern.getMessage(), 2);
        } catch (NotHere not) {
            return Answer.of(Kind.NOT_HERE, not.getMessage(), 2);
        }
    }

    /** As Hyper-V Manager shows it, where a state is on its way to another one as well. */
    private static String state(Vm vm) {
        return switch (vm.life()) {
            case Life.ShuttingDown closing -> "Stopping";
            case Life.Saving saving -> "Saving";
            case Life.Restoring restoring -> "Restoring";
            default -> vm.life().state().shown();
        };
    }

    private static Answer run(Call call, List<Stage> stages) {
        Answer answer = Answer.NOTHING;
        Optional<String> input = Optional.empty();
        for (Stage stage : stages) {
            Answer next = run(call.with(stage.words().get(0), stage.words().subList(1, stage.words().size()), input), stage);
            answer = answer.withoutOut().then(next).ending(next.status());
            input = Optional.of(next.out());
        }
        return answer;
    }

    private static Answer run(Call call, Stage stage) {
        Answer answer = stage.file().isEmpty() || stage.file().equals("/dev/null") ? run(call) : written(call, stage.file());
        if (stage.joined()) answer = answer.joined();
        if (stage.silent()) {
            answer = new Answer(answer.printed().stream().filter(each -> each.kind() != Kind.ERROR).toList(), answer.status(),
                answer.asked());
        }
        return stage.file().equals("/dev/null") ? answer.withoutOut() : answer;
    }

    private static Answer run(Call call) {
        Optional<Tool> tool = find(call.name());
        if (tool.isEmpty()) {
            return Answer.failed(127, call.name().contains("/") ? "bash: " + call.name() + ": No such file or directory\n"
                : "bash: " + call.name() + ": command not found\n");
        }
        try {
            return tool.get().run().apply(call);
        } catch (Exit exit) {
            return exit.answer();
        }
    }

    /** {@code echo something > file}: the one thing here that makes a file without a program of its own. */
    private static Answer written(Call call, String file) {
        if (!call.name().equals("echo") || !file.startsWith("/")) throw new NotHere(">");
        if (Files.isDirectory(call.vm(), file)) throw new Exit(1, "bash: " + file + ": Is a directory\n");
        if (!Files.hasFolder(call.vm(), file)) throw new Exit(1, "bash: " + file + ": No such file or directory\n");
        return call.ask(new Command.CreateFile(call.vm().name(), file), "", message -> "bash: " + message + "\n");
    }

    /** Whether a line clears the screen. */
    public static boolean clears(String line) {
        return line.strip().equals(Builtins.CLEAR);
    }

    static Optional<Tool> find(String name) {
        String plain = name.replaceFirst("^(/usr)?/s?bin/", "");
        return TOOLS.stream().filter(tool -> tool.name().equals(plain)).findFirst();
    }

    /** Whole lines that begin with what is typed, and make sense now; what completion offers. */
    public static List<String> offers(Vm vm) {
        var lines = new ArrayList<String>();
        for (Tool tool : TOOLS) {
            lines.add(tool.name());
            for (String rest : tool.offers().apply(vm)) lines.add(tool.name() + " " + rest);
        }
        return List.copyOf(lines);
    }
}
