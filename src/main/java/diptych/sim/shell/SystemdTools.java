package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;
import static diptych.sim.shell.Option.word;

import diptych.sim.console.Journalctl;
import diptych.sim.console.LinuxInside;
import diptych.sim.console.SystemctlStatus;
import diptych.sim.console.WallClock;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Programs of systemd: {@code systemctl}, {@code journalctl}, and those that bring the guest down. The unit here is the VSS daemon's. */
final class SystemdTools {
    private static final String SUFFIX = ".service";
    /** Debian 12 with systemd 252. */
    private static final KernelVersion DEBIAN_12 = new KernelVersion(6, 0);
    /** Debian 11 with systemd 247. */
    private static final KernelVersion DEBIAN_11 = new KernelVersion(5, 8);
    private static final List<Option> SYSTEMCTL = List.of(word("no-pager", "Do not pipe output into a pager"),
        flag('q', "quiet", "Suppress output"), flag('l', "full", "Don't ellipsize unit names on output"),
        taking('s', "signal", "SIGNAL", "Which signal to send"), word("now", "Start or stop unit after enabling or disabling it"),
        flag('f', "force", "Forget what is running when going down"), flag('h', "help", "Show this help"));
    private static final List<Option> JOURNALCTL = List.of(taking('u', "unit", "UNIT", "Show logs from the specified unit"),
        flag('b', "boot", "Show current boot"), flag('k', "dmesg", "Show kernel message log from the current boot"),
        taking('n', "lines", "N", "Number of journal entries to show"), flag('r', "reverse", "Show the newest entries first"),
        flag('f', "follow", "Follow the journal; here it does not"), flag('q', "quiet", "Do not show info messages"),
        flag('e', "pager-end", "Immediately jump to the end in the pager"), word("no-pager", "Do not pipe output into a pager"),
        taking('t', "identifier", "STRING", "Show entries with the specified syslog identifier"), flag('h', "help", "Show this help text"));
    private static final List<Option> DOWN = List.of(word("help", "Show this help"), flag('f', "force", "Force immediate halt"),
        flag('r', "reboot", "Reboot the machine"), flag('h', "Equivalent to --poweroff"), flag('P', "poweroff", "Power-off the machine"),
        flag('H', "halt", "Halt the machine"));

    static final List<Tool> TOOLS = List.of(
        Tool.program("systemctl", "Control the systemd system and service manager",
            "status|start|stop|restart|kill|is-active|is-enabled UNIT\nlist-units\nreboot|poweroff", SYSTEMCTL, SystemdTools::systemctl,
            SystemdTools::offers),
        Tool.program("journalctl", "Print log entries from the systemd journal", "[OPTIONS...]", JOURNALCTL, SystemdTools::journalctl,
            vm -> List.of("-b", "-b -u " + SystemctlStatus.unit(vm), "-k")),
        Tool.program("reboot", "Reboot the machine", "[-f]", DOWN, call -> down(call, true), vm -> List.of()),
        Tool.program("poweroff", "Power off the machine", "[-f]", DOWN, call -> down(call, false), vm -> List.of()),
        Tool.program("halt", "Halt the machine", "[-p]", DOWN, call -> down(call, false), vm -> List.of()),
        Tool.program("shutdown", "Halt, power-off or reboot the machine", "[-h|-r] now", DOWN, SystemdTools::shutdown,
            vm -> List.of("-h now", "-r now")));

    private SystemdTools() {}

    private static List<String> offers(Vm vm) {
        String unit = SystemctlStatus.unit(vm);
        return List.of("status " + unit, "start " + unit, "stop " + unit, "restart " + unit, "is-active " + unit);
    }

    private static Answer systemctl(Call call) {
        GetOpt got = GetOpt.parse(call, SYSTEMCTL, 1, "");
        if (got.has("help")) return Answer.of(GuestShell.find("systemctl").orElseThrow().usage());
        String verb = got.operands().isEmpty() ? "list-units" : got.operands().get(0);
        List<String> units = got.operands().stream().skip(1).map(name -> name.contains(".") ? name : name + SUFFIX).toList();
        return switch (verb) {
            case "reboot" -> down(call.with("reboot", List.of(), call.input()), true);
            case "poweroff", "halt" -> down(call.with("poweroff", List.of(), call.input()), false);
            case "daemon-reload" -> Answer.NOTHING;
            case "list-units" -> listUnits(call.vm());
            case "status" -> units.isEmpty() ? Answer.of(Kind.NOT_HERE, "systemctl status", 1) : each(units, unit -> status(call, unit));
            case "start", "stop", "restart", "kill", "is-active", "is-failed", "is-enabled", "enable", "disable" -> {
                if (units.isEmpty()) throw new Exit(1, "Too few arguments.\n");
                yield each(units, unit -> onUnit(call, got, verb, unit));
            }
            default -> throw new Exit(1, (isAtLeast(call.vm(), DEBIAN_12) ? "Unknown command verb " : "Unknown operation ") + verb + ".\n");
        };
    }

    private interface OnUnit {
        Answer answer(String unit);
    }

    private static Answer each(List<String> units, OnUnit program) {
        Answer answer = Answer.NOTHING;
        for (String unit : units) answer = answer.then(program.answer(unit));
        return answer;
    }

    private static boolean isAtLeast(Vm vm, KernelVersion debian) {
        return vm.guestSettings().kernel().compareTo(debian) >= 0;
    }

    private static boolean isOurs(Vm vm, String unit) {
        return unit.equals(SystemctlStatus.unit(vm)) && LinuxInside.hasDaemons(vm);
    }

    private static Answer status(Call call, String unit) {
        if (!unit.equals(SystemctlStatus.unit(call.vm()))) return Answer.failed(4, "Unit " + unit + " could not be found.\n");
        String text = SystemctlStatus.print(call.vm(), call.world().now());
        if (!LinuxInside.hasDaemons(call.vm())) return Answer.failed(4, text);
        return Answer.of(Kind.OUT, text, call.vm().guest().files().daemon().isRunning() ? 0 : 3);
    }

    private static Answer onUnit(Call call, GetOpt got, String verb, String unit) {
        Vm vm = call.vm();
        VssDaemon daemon = vm.guest().files().daemon();
        boolean ours = isOurs(vm, unit);
        boolean failed = ours && !daemon.isRunning() && !daemon.runs().isEmpty()
            && daemon.runs().get(daemon.runs().size() - 1).end() != VssDaemon.End.STOPPED;
        return switch (verb) {
            case "is-active" -> daemon.isRunning() && ours ? Answer.of("active\n") : Answer.of(Kind.OUT, failed ? "failed\n"
                : "inactive\n", 3);
            case "is-failed" -> failed ? Answer.of("failed\n") : Answer.of(Kind.OUT, ours && daemon.isRunning() ? "active\n"
                : "inactive\n", 1);
            case "is-enabled" -> ours ? Answer.of(vm.guestSettings().daemon() == Daemon.RUNNING ? "enabled\n" : "disabled\n")
                : Answer.failed(1, "Failed to get unit file state for " + unit + ": No such file or directory\n");
            case "enable", "disable" -> ours ? Answer.of(Kind.NOT_HERE, "systemctl " + verb, 1)
                : Answer.failed(1, "Failed to " + verb + " unit: Unit file " + unit + " does not exist.\n");
            case "start" -> ours ? start(call, unit) : Answer.failed(5, "Failed to start %s: Unit %s not found.\n".formatted(unit, unit));
            case "restart" -> ours ? restart(call, unit)
                : Answer.failed(5, "Failed to restart %s: Unit %s not found.\n".formatted(unit, unit));
            case "kill" -> ours ? kill(call, got) : Answer.failed(1, "Failed to kill unit %s: Unit %s not loaded.\n".formatted(unit, unit));
            default -> ours ? stop(call) : Answer.failed(5, "Failed to stop %s: Unit %s not loaded.\n".formatted(unit, unit));
        };
    }

    /** A unit whose device is gone depends on something that will not come. */
    private static String dependency(String unit) {
        return "A dependency job for " + unit + " failed. See 'journalctl -xe' for details.\n";
    }

    private static Answer start(Call call, String unit) {
        if (call.vm().guest().files().daemon().isRunning()) return Answer.NOTHING;
        return call.ask(new Command.StartDaemon(call.vm().name()), "", message -> dependency(unit));
    }

    private static Answer stop(Call call) {
        if (!call.vm().guest().files().daemon().isRunning()) return Answer.NOTHING;
        return call.ask(new Command.StopDaemon(call.vm().name()), "", message -> message + "\n");
    }

    private static Answer restart(Call call, String unit) {
        String vm = call.vm().name();
        if (!call.vm().guest().files().daemon().isRunning()) return start(call, unit);
        return call.ask(Command.all(List.of(new Command.StopDaemon(vm), new Command.StartDaemon(vm))), "", message -> dependency(unit));
    }

    private static Answer kill(Call call, GetOpt got) {
        VssDaemon daemon = call.vm().guest().files().daemon();
        if (!daemon.isRunning()) return Answer.failed(1, "Failed to kill unit: No process to kill\n");
        String signal = got.value("signal").orElse("TERM").toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        return call.ask(signal.equals("KILL") || signal.equals("9") ? new Command.KillDaemon(call.vm().name())
            : new Command.StopDaemon(call.vm().name()), "", message -> message + "\n");
    }

    /** Units the model knows: the daemon's. */
    private static Answer listUnits(Vm vm) {
        String unit = SystemctlStatus.unit(vm);
        boolean runs = LinuxInside.hasDaemons(vm) && vm.guest().files().daemon().isRunning();
        if (!runs) return Answer.of("  UNIT LOAD ACTIVE SUB DESCRIPTION\n0 loaded units listed.\n");
        String row = "  %-" + unit.length() + "s %-6s %-6s %-7s %s\n";
        return Answer.of(row.formatted("UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION")
            + row.formatted(unit, "loaded", "active", "running", "Hyper-V volume shadow copy service (VSS) daemon")
            + "1 loaded units listed.\n");
    }

    private static Answer journalctl(Call call) {
        GetOpt got = GetOpt.parse(call, JOURNALCTL, 1, "");
        if (got.has("help")) return Answer.of(GuestShell.find("journalctl").orElseThrow().usage());
        if (!got.operands().isEmpty()) throw new Exit(1, "Failed to add match '" + got.operands().get(0) + "': Invalid argument\n");
        Vm vm = call.vm();
        Optional<String> unit = got.value("unit").map(name -> name.contains(".") ? name : name + SUFFIX);
        List<String> lines = got.has("dmesg") ? Journalctl.kernel(vm) : unit.isEmpty() ? Journalctl.all(vm)
            : unit.get().equals(SystemctlStatus.unit(vm)) ? Journalctl.print(vm).lines().toList() : List.of();
        if (got.has("identifier")) {
            String by = " " + got.value("identifier").orElseThrow();
            lines = lines.stream().filter(line -> line.contains(by + "[") || line.contains(by + ":")).toList();
        }
        if (got.has("lines")) {
            String count = got.value("lines").orElseThrow();
            if (!count.matches("[0-9]{1,9}")) throw new Exit(1, "Failed to parse lines '" + count + "'\n");
            lines = lines.subList(Math.max(0, lines.size() - Integer.parseInt(count)), lines.size());
        }
        if (got.has("reverse")) lines = lines.reversed();
        String heading = got.has("quiet") ? "" : heading(call);
        if (lines.isEmpty()) return Answer.of(heading + (got.has("quiet") ? "" : "-- No entries --\n"));
        return Answer.of(heading + lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** systemd 247 and older say first what span of time the journal holds. */
    private static String heading(Call call) {
        Vm vm = call.vm();
        if (isAtLeast(vm, DEBIAN_12)) return "";
        String begins = WallClock.systemd(vm.guest().kernelStart());
        SimTime newest = vm.guest().log().lines().stream().map(line -> vm.guest().kernelStart().plus(line.at()))
            .reduce(vm.guest().kernelStart(), SimTime::max);
        String ends = WallClock.systemd(newest);
        return (isAtLeast(vm, DEBIAN_11) ? "-- Journal begins at %s, ends at %s. --\n" : "-- Logs begin at %s, end at %s. --\n")
            .formatted(begins, ends);
    }

    private static Answer shutdown(Call call) {
        GetOpt got = GetOpt.parse(call, DOWN, 1, "");
        if (got.has("help")) return Answer.of(GuestShell.find("shutdown").orElseThrow().usage());
        String when = got.operands().isEmpty() ? "+1" : got.operands().get(0);
        if (!when.equals("now") && !when.equals("+0")) {
            if (!when.matches("\\+[0-9]+|[0-9]{1,2}:[0-9]{2}")) throw new Exit(1, "Failed to parse time specification: " + when + "\n");
            return Answer.of(Kind.NOT_HERE, "shutdown " + when, 1);
        }
        return down(call.with("shutdown", List.of(), call.input()), got.has("reboot"));
    }

    /** In good order; with force, or without an orderly end, the model has nothing but the host's switch. */
    private static Answer down(Call call, boolean again) {
        GetOpt got = GetOpt.parse(call, DOWN, 1, "");
        if (got.has("help")) return Answer.of(GuestShell.find(call.name()).orElseThrow().usage());
        if (got.has("force")) return Answer.of(Kind.NOT_HERE, call.name() + " -f", 1);
        String vm = call.vm().name();
        return call.ask(again || got.has("reboot") ? new Command.Reboot(vm) : new Command.Shutdown(vm), "", message -> message + "\n");
    }
}
