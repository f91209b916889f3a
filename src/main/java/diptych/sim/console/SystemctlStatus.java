package diptych.sim.console;

import diptych.sim.model.GuestSettings;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssDaemon.End;
import diptych.sim.model.VssDaemon.Run;
import diptych.sim.units.SimTime;
import java.util.Optional;

/**
 * The program {@code systemctl status} for the VSS daemon's service: {@code print_status_info()} in src/systemctl/systemctl-show.c.
 * Checked against systemd 252 as Debian 12 has it; how older ones differ stands in {@link Systemd}.
 */
public final class SystemctlStatus {
    private static final String COMMAND = "/usr/sbin/hv_vss_daemon -n";
    private static final int LINES = 10;
    /** MODEL CHOICE: what a daemon that only waits takes. */
    private static final String MEMORY = "240.0K";
    private static final String CPU = "2ms";
    /** {@code DefaultTasksMax}: 15 % of what the kernel allows; that is a thread for each 128 KiB of memory (kernel/fork.c). */
    private static final int TASKS_PERCENT = 15;
    private static final long KIB_PER_THREAD = 128;
    private static final long MOST_THREADS_BEFORE_243 = 32_768;

    private SystemctlStatus() {}

    /** The name of the unit, as one has to type it. */
    public static String unit(Vm vm) {
        return Systemd.of(vm.guestSettings().kernel()).unit();
    }

    public static String print(Vm vm, SimTime now) {
        if (!LinuxInside.isUp(vm)) return "";
        Systemd systemd = Systemd.of(vm.guestSettings().kernel());
        if (!LinuxInside.hasDaemons(vm)) return missing(systemd);
        VssDaemon daemon = vm.guest().files().daemon();
        return daemon.isRunning() ? running(vm, daemon, systemd, Clock.standsAt(vm, now))
            : ended(vm, remembered(vm, daemon), systemd, Clock.standsAt(vm, now));
    }

    private static String missing(Systemd systemd) {
        return systemd.isOldest()
            ? "● " + systemd.unit() + "\n" + systemd.line("Loaded", "not-found (Reason: No such file or directory)")
                + systemd.line("Active", "inactive (dead)")
            : "Unit " + systemd.unit() + " could not be found.\n";
    }

    /** A unit that is off and that nobody wants at boot is forgotten; one that failed is not. */
    private static Optional<Run> remembered(Vm vm, VssDaemon daemon) {
        return daemon.runs().stream().reduce((older, newer) -> newer).filter(run -> run.end() != End.STOPPED || isEnabled(vm));
    }

    private static boolean isEnabled(Vm vm) {
        return vm.guestSettings().daemon() == GuestSettings.Daemon.RUNNING;
    }

    private static String running(Vm vm, VssDaemon daemon, Systemd systemd, SimTime now) {
        return head(vm, systemd, "●")
            + systemd.line("Active", "active (running)" + since(daemon.started(), now))
            + systemd.line("Main PID", daemon.pid() + " (" + VssJournal.COMM + ")")
            + (systemd.tasks() ? systemd.line("Tasks", "1 (limit: " + mostTasks(vm, systemd) + ")") : "")
            + (systemd.memory() ? systemd.line("Memory", MEMORY) : "")
            + (systemd.cpu() ? systemd.line("CPU", CPU) : "")
            + systemd.line("CGroup", "/system.slice/" + systemd.unit())
            + " ".repeat(systemd.label() + 2) + "└─" + daemon.pid() + " " + COMMAND + "\n"
            + journal(vm, daemon.started());
    }

    private static String ended(Vm vm, Optional<Run> last, Systemd systemd, SimTime now) {
        String off = systemd.marks() ? "○" : "●";
        if (last.isEmpty()) return head(vm, systemd, off) + systemd.line("Active", "inactive (dead)") + journal(vm, SimTime.ZERO);
        Run run = last.get();
        String code = "(code=" + switch (run.end()) {
            case STOPPED -> "killed, signal=TERM)";
            case KILLED -> "killed, signal=KILL)";
            case EXITED -> "exited, status=1/FAILURE)";
        };
        return head(vm, systemd, systemd.marks() && run.end() != End.STOPPED ? "×" : off)
            + systemd.line("Active", state(run.end()) + since(run.ended(), now))
            + (systemd.marks() ? systemd.line("Duration", SystemdTime.span(run.ended().since(run.started()))) : "")
            + systemd.line("Process", run.pid() + " ExecStart=" + COMMAND + " " + code)
            + systemd.line("Main PID", run.pid() + " " + code)
            + (systemd.cpu() ? systemd.line("CPU", CPU) : "")
            + journal(vm, run.started());
    }

    private static String state(End end) {
        return switch (end) {
            case STOPPED -> "inactive (dead)";
            case KILLED -> "failed (Result: signal)";
            case EXITED -> "failed (Result: exit-code)";
        };
    }

    private static String head(Vm vm, Systemd systemd, String mark) {
        String preset = systemd.preset().isEmpty() ? "" : "; " + systemd.preset() + "enabled";
        return mark + " " + systemd.unit() + " - " + Systemd.DESCRIPTION + "\n" + systemd.line("Loaded",
            "loaded (/lib/systemd/system/" + systemd.unit() + "; " + (isEnabled(vm) ? "enabled" : "disabled") + preset + ")");
    }

    private static String since(SimTime moment, SimTime now) {
        return " since " + WallClock.systemd(moment) + "; " + SystemdTime.ago(now.since(moment));
    }

    /** The newest entries of this run; where systemd has forgotten it, of all. */
    private static String journal(Vm vm, SimTime from) {
        var entries = UnitJournal.of(vm).stream().filter(entry -> !entry.at().isBefore(from)).toList();
        var text = new StringBuilder(entries.isEmpty() ? "" : "\n");
        for (var entry : entries.subList(Math.max(0, entries.size() - LINES), entries.size())) {
            text.append(entry.line(vm.name())).append('\n');
        }
        return text.toString();
    }

    private static long mostTasks(Vm vm, Systemd systemd) {
        long threads = vm.guest().memory().boot().kib() / KIB_PER_THREAD;
        return (systemd.cpu() ? threads : Math.min(threads, MOST_THREADS_BEFORE_243)) * TASKS_PERCENT / 100;
    }
}
