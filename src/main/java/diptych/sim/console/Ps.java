package diptych.sim.console;

import diptych.sim.model.IoProgram;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Program;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The program {@code ps -eo pid,stat,comm} of procps: where a freeze can be seen as processes in state D, and not as stopped ones.
 *
 * <p>MODEL CHOICE: shown are the services of an idle guest, the Hyper-V daemons, and the programs of the simulation; left out are
 * kernel threads, the shell, and {@code ps} itself. Services lead a session of their own ({@code s}); other flags are not shown.
 */
public final class Ps {
    /** systemd 243 of September 2019 allows process ids of seven digits on 64 bits; ps makes room for the largest there can be. */
    private static final KernelVersion SEVEN_DIGITS = new KernelVersion(5, 3);
    /** MODEL CHOICE: it starts just before the VSS daemon. */
    private static final int KVP_DAEMON = 365;

    private Ps() {}

    /** A process. @param stat state and flags @param comm command name */
    public record Process(int pid, String stat, String comm) {}

    public static String print(Vm vm) {
        if (!LinuxInside.isUp(vm)) return "";
        return text(digits(vm), processes(vm));
    }

    /** All of them, by number; nothing is checked. */
    public static List<Process> processes(Vm vm) {
        var all = new ArrayList<Process>();
        for (Program program : vm.guest().programs().all()) all.add(new Process(program.pid(), stat(program), program.name()));
        if (LinuxInside.hasDaemons(vm)) all.add(new Process(KVP_DAEMON, "Ss", "hv_kvp_daemon"));
        VssDaemon daemon = vm.guest().files().daemon();
        if (daemon.isRunning()) all.add(new Process(daemon.pid(), stat(daemon), VssJournal.COMM));
        for (IoProgram program : vm.guest().files().programs()) {
            all.add(new Process(program.pid(), program.state().shown(), program.name()));
        }
        all.sort(Comparator.comparingInt(Process::pid));
        return all;
    }

    /** A workload's piece touches its memory all the time. */
    private static String stat(Program program) {
        return program.job() == Program.NO_JOB ? "Ss" : program.active() ? "R" : "S";
    }

    /** While its ioctl writes a file system out, the daemon itself sleeps and is not to be disturbed. */
    private static String stat(VssDaemon daemon) {
        return daemon.activity() instanceof VssDaemon.Walking walking && walking.calling() ? "Ds" : "Ss";
    }

    /** With its arguments, as far as the model knows of any. */
    public static String command(Process process) {
        return process.comm().startsWith("hv_") ? "/usr/sbin/" + process.comm() + " -n" : process.comm();
    }

    /** How wide a process id is printed. */
    public static int digits(Vm vm) {
        return vm.guestSettings().kernel().compareTo(SEVEN_DIGITS) < 0 ? 5 : 7;
    }

    /** The columns of ps/output.c: the process id to the right, state and flags in four, the name as long as it is. */
    static String text(int digits, List<Process> processes) {
        String row = "%" + digits + "s %-4s %s\n";
        var text = new StringBuilder(row.formatted("PID", "STAT", "COMMAND"));
        for (Process process : processes) text.append(row.formatted(process.pid(), process.stat(), process.comm()));
        return text.toString();
    }
}
