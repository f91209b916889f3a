package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;
import static diptych.sim.shell.Option.word;

import diptych.sim.console.Ps;
import diptych.sim.console.Ps.Process;
import diptych.sim.model.Command;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Program;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.shell.Answer.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who runs, and how to end them: {@code pgrep}, {@code pkill}, {@code pidof}, and {@code kill} as bash has it. Signals end programs; one
 * that sleeps in state D hears of it when it wakes.
 */
final class ProcessTools {
    private static final List<String> SIGNALS = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
        "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS");
    /** Those that end a program that does not ask to hear of them. */
    private static final Map<String, Integer> DEADLY = Map.of("HUP", 1, "INT", 2, "QUIT", 3, "ABRT", 6, "KILL", 9, "USR1", 10, "USR2", 12,
        "PIPE", 13, "ALRM", 14, "TERM", 15);
    private static final int LONGEST_NAME = 15;
    private static final String KILL_USAGE =
        "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n";
    private static final List<Option> PGREP = List.of(
        flag('l', "list-name", "list PID and process name"), flag('a', "list-full", "list PID and full command line"),
        flag('c', "count", "count of matching processes"), flag('f', "full", "use full process name to match"),
        flag('x', "exact", "match exactly with the command name"), taking('\0', "signal", "sig", "signal to send (either number or name)"),
        flag('e', "echo", "display what is killed"), word("help", "display this help and exit"));

    static final List<Tool> TOOLS = List.of(
        Tool.builtin("kill", "Send a signal to a job", "[-s sigspec | -n signum | -sigspec] pid ...\n-l [sigspec]", ProcessTools::kill),
        Tool.program("pgrep", "look up processes based on name", "[options] <pattern>", PGREP, ProcessTools::pgrep, ProcessTools::names),
        Tool.program("pkill", "signal processes based on name", "[options] <pattern>", PGREP, ProcessTools::pkill, ProcessTools::names),
        Tool.program("pidof", "find the process ID of a running program", "<program>...", List.of(), ProcessTools::pidof,
            ProcessTools::names));

    private ProcessTools() {}

    private static List<String> names(Vm vm) {
        return Ps.processes(vm).stream().map(Process::comm).distinct().toList();
    }

    private static Answer kill(Call call) {
        var arguments = new ArrayList<>(call.arguments());
        String signal = "TERM";
        if (!arguments.isEmpty() && arguments.get(0).startsWith("-") && arguments.get(0).length() > 1) {
            String first = arguments.remove(0);
            if (first.equals("-l") || first.equals("-L")) return list(call, arguments);
            boolean apart = first.equals("-s") || first.equals("-n");
            if (apart && arguments.isEmpty()) {
                return Answer.failed(1, "bash: kill: " + first + ": option requires an argument\n");
            }
            String named = apart ? arguments.remove(0) : first.equals("--") ? "TERM" : first.substring(1);
            signal = signal(named).orElseThrow(() -> new Exit(1, "bash: kill: " + named + ": invalid signal specification\n"));
        }
        if (arguments.isEmpty()) return Answer.failed(2, KILL_USAGE);
        return send(call, signal, arguments);
    }

    /** By name with or without SIG, or by number; 0 only asks whether the process is there. */
    private static Optional<String> signal(String named) {
        String name = named.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        if (SIGNALS.contains(name)) return Optional.of(name);
        if (!named.matches("[0-9]{1,2}")) return Optional.empty();
        int number = Integer.parseInt(named);
        return number == 0 ? Optional.of("0") : number <= SIGNALS.size() ? Optional.of(SIGNALS.get(number - 1)) : Optional.empty();
    }

    private static Answer list(Call call, List<String> asked) {
        if (asked.isEmpty()) {
            return Answer.of(numbered());
        }
        var text = new StringBuilder();
        for (String each : asked) {
            String name = signal(each).filter(known -> !known.equals("0"))
                .orElseThrow(() -> new Exit(1, "bash: kill: " + each + ": invalid signal specification\n"));
            text.append(each.matches("[0-9]+") ? name : String.valueOf(SIGNALS.indexOf(name) + 1)).append('\n');
        }
        return Answer.of(text.toString());
    }

    /** Five in a row, as bash lists them; those for real time follow each other by number. */
    private static String numbered() {
        var all = new ArrayList<String>();
        for (int i = 0; i < SIGNALS.size(); i++) all.add("%2d) SIG%s".formatted(i + 1, SIGNALS.get(i)));
        for (int i = 34; i <= 64; i++) {
            all.add("%2d) SIGRT%s".formatted(i, i == 34 ? "MIN" : i < 50 ? "MIN+" + (i - 34) : i == 64 ? "MAX" : "MAX-" + (64 - i)));
        }
        var text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) text.append(all.get(i)).append(i % 5 == 4 ? "\n" : "\t");
        return text.append(text.charAt(text.length() - 1) == '\n' ? "" : "\n").toString();
    }

    private static Answer send(Call call, String signal, List<String> pids) {
        Answer answer = Answer.NOTHING;
        var victims = new LinkedHashSet<Integer>();
        for (String pid : pids) {
            if (!pid.matches("-?[0-9]{1,9}")) {
                answer = answer.then(Answer.failed(1, "bash: kill: " + pid + ": arguments must be process or job IDs\n"));
            } else if (Ps.processes(call.vm()).stream().noneMatch(process -> process.pid() == Integer.parseInt(pid))) {
                answer = answer.then(Answer.failed(1, "bash: kill: (" + pid + ") - No such process\n"));
            } else {
                victims.add(Integer.parseInt(pid));
            }
        }
        return answer.then(end(call, signal, List.copyOf(victims)));
    }

    /** Ends those processes: workloads, programs that use files, the VSS daemon. What else there is keeps running here. */
    private static Answer end(Call call, String signal, List<Integer> pids) {
        if (signal.equals("0") || pids.isEmpty()) return Answer.NOTHING;
        if (!DEADLY.containsKey(signal)) return Answer.of(Kind.NOT_HERE, "kill -" + signal, 0);
        var commands = new LinkedHashSet<Command.OfVm>();
        for (int pid : pids) {
            Optional<Command.OfVm> command = end(call.vm(), signal, pid);
            if (command.isEmpty()) return Answer.of(Kind.NOT_HERE, "kill " + pid, 1);
            commands.add(command.get());
        }
        return call.ask(Command.all(List.copyOf(commands)), "", message -> "bash: kill: " + message + "\n");
    }

    private static Optional<Command.OfVm> end(Vm vm, String signal, int pid) {
        VssDaemon daemon = vm.guest().files().daemon();
        if (daemon.isRunning() && daemon.pid() == pid) {
            return Optional.of(signal.equals("KILL") ? new Command.KillDaemon(vm.name()) : new Command.StopDaemon(vm.name()));
        }
        // The first of stress to be signalled makes its dispatcher end all the others: "now reaping child worker processes".
        boolean stress = vm.guest().programs().all().stream().anyMatch(each -> each.pid() == pid && each.job() != Program.NO_JOB);
        if (stress) return Optional.of(new Command.EndStress(vm.name()));
        boolean ends = vm.guest().files().programs().stream().map(IoProgram::pid).anyMatch(each -> each == pid);
        return ends ? Optional.of(new Command.EndProgram(vm.name(), pid)) : Optional.empty();
    }

    private static Answer pgrep(Call call) {
        GetOpt got = GetOpt.parse(call, PGREP, 2, usage("pgrep"));
        if (got.has("help")) return Answer.of(usage("pgrep"));
        var found = matching(call, got);
        if (got.has("count")) return Answer.of(Kind.OUT, found.size() + "\n", found.isEmpty() ? 1 : 0);
        String text = found.stream().map(process -> process.pid()
            + (got.has("list-full") ? " " + Ps.command(process) : got.has("list-name") ? " " + process.comm() : "") + "\n")
            .collect(Collectors.joining());
        return text.isEmpty() ? Answer.failed(1, "") : Answer.of(text);
    }

    private static Answer pkill(Call call) {
        var arguments = new ArrayList<String>();
        String signal = "TERM";
        for (String argument : call.arguments()) {
            Optional<String> named = argument.matches("-([0-9]+|SIG[A-Z0-9]+|[A-Z][A-Z0-9]+)") ? signal(argument.substring(1))
                : Optional.empty();
            if (named.isPresent()) signal = named.get();
            else arguments.add(argument);
        }
        Call plain = call.with(call.name(), arguments, call.input());
        GetOpt got = GetOpt.parse(plain, PGREP, 2, usage("pkill"));
        if (got.has("help")) return Answer.of(usage("pkill"));
        String word = got.value("signal").orElse(signal);
        String known = signal(word).orElseThrow(() -> new Exit(2, usage("pkill")));
        var found = matching(plain, got);
        if (found.isEmpty()) return Answer.failed(1, "");
        String echo = got.has("echo") ? found.stream().map(process -> process.comm() + " killed (pid " + process.pid() + ")\n")
            .collect(Collectors.joining()) : "";
        return Answer.of(echo).then(end(call, known, found.stream().map(Process::pid).toList()));
    }

    private static String usage(String name) {
        return TOOLS.stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow().usage();
    }

    private static List<Process> matching(Call call, GetOpt got) {
        if (got.operands().isEmpty()) {
            throw new Exit(2, "%s: no matching criteria specified\nTry `%s --help' for more information.\n".formatted(call.name(),
                call.name()));
        }
        if (got.operands().size() > 1) {
            throw new Exit(2, "%s: only one pattern can be provided\nTry `%s --help' for more information.\n".formatted(call.name(),
                call.name()));
        }
        if (got.operands().get(0).length() > LONGEST_NAME && !got.has("full")) {
            throw new Exit(1, "%s: pattern that searches for process name longer than 15 characters will result in zero matches\n"
                .formatted(call.name()) + "Try `%s -f' option to match against the complete command line.\n".formatted(call.name()));
        }
        Pattern pattern = Pattern.extended(got.operands().get(0), false);
        return Ps.processes(call.vm()).stream().filter(process -> {
            String name = got.has("full") ? Ps.command(process) : process.comm();
            return got.has("exact") ? pattern.isAllOf(name) : pattern.isIn(name);
        }).toList();
    }

    private static Answer pidof(Call call) {
        String found = Ps.processes(call.vm()).stream().filter(process -> call.arguments().contains(process.comm()))
            .map(process -> String.valueOf(process.pid())).sorted(java.util.Comparator.reverseOrder()).collect(Collectors.joining(" "));
        return found.isEmpty() ? Answer.failed(1, "") : Answer.of(found + "\n");
    }
}
