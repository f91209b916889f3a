package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code hv_vss_daemon}: the program that freezes.
 *
 * @param presence whether it runs
 * @param pid      while it runs
 * @param activity what it is doing
 * @param froze    the mount points of its last freeze, in order, each file system once
 * @param started  when it was started; {@link SimTime#NEVER} while it does not run
 * @param runs     since the guest booted, those that are over, oldest first; systemd remembers, so that the administrator can look
 */
public record VssDaemon(Presence presence, int pid, Activity activity, List<String> froze, SimTime started, List<Run> runs) {
    public static final VssDaemon ABSENT = idle(Presence.ABSENT);
    public static final VssDaemon STOPPED = idle(Presence.STOPPED);

    public VssDaemon {
        froze = List.copyOf(froze);
        runs = List.copyOf(runs);
    }

    private static VssDaemon idle(Presence presence) {
        return new VssDaemon(presence, 0, new Idle(), List.of(), SimTime.NEVER, List.of());
    }

    /** A run that is over, by the host's clock. */
    public record Run(int pid, SimTime started, SimTime ended, End end) {}

    /** How a run ends. */
    public enum End {
        /** {@code systemctl stop}, or systemd by itself when the device is gone: SIGTERM. */
        STOPPED("stopped"),
        /** SIGKILL from somebody else. */
        KILLED("killed"),
        /** By itself, with a failure. */
        EXITED("exited");

        private final String told;

        End(String told) {
            this.told = told;
        }

        /** As events tell it. */
        public String told() {
            return told;
        }
    }

    /** Whether it runs, could, or is not installed. */
    public enum Presence { RUNNING, STOPPED, ABSENT }

    /** What it is doing. */
    public sealed interface Activity {}

    /** Waits in poll(). */
    public record Idle() implements Activity {}

    /** Answers that a live backup is possible. */
    public record Checking(long transaction, SimTime due) implements Activity {}

    /**
     * Goes through the mounts.
     *
     * @param op          freeze or thaw
     * @param transaction of the kernel's request
     * @param left        mount points still to come
     * @param errors      whether one failed, with daemons that do not stop at the first
     * @param calling     whether a call for the first of those is under way
     * @param due         when it returns; {@link SimTime#NEVER} while a freeze is under way
     */
    public record Walking(VssOp op, long transaction, List<String> left, boolean errors, boolean calling, SimTime due) implements Activity {
        public Walking {
            left = List.copyOf(left);
        }

        public Walking calling(SimTime until) {
            return new Walking(op, transaction, left, errors, true, until);
        }

        /** The call has returned; the next mount is due now. */
        public Walking next(boolean failed, SimTime now) {
            return new Walking(op, transaction, left.subList(1, left.size()), failed, false, now);
        }
    }

    /** Hangs, and answers nothing any more. */
    public record Hanging() implements Activity {}

    public boolean isRunning() {
        return presence == Presence.RUNNING;
    }

    public VssDaemon running(int newPid, SimTime now) {
        return new VssDaemon(Presence.RUNNING, newPid, new Idle(), List.of(), now, runs);
    }

    public VssDaemon ended(End how, SimTime now) {
        var all = new ArrayList<>(runs);
        all.add(new Run(pid, started, now, how));
        return new VssDaemon(Presence.STOPPED, 0, new Idle(), froze, SimTime.NEVER, all);
    }

    public VssDaemon doing(Activity changed) {
        return new VssDaemon(presence, pid, changed, froze, started, runs);
    }

    public VssDaemon froze(List<String> mounts) {
        return new VssDaemon(presence, pid, activity, mounts, started, runs);
    }

    public SimTime due() {
        return switch (activity) {
            case Idle idle -> SimTime.NEVER;
            case Checking checking -> checking.due;
            case Walking walking -> walking.due;
            case Hanging hanging -> SimTime.NEVER;
        };
    }

    /** The same, that much later; when it was started stays true, for that is told by the clock on the wall. */
    public VssDaemon shifted(SimTime span) {
        return switch (activity) {
            case Checking c -> doing(new Checking(c.transaction, c.due.plus(span)));
            case Walking w -> doing(new Walking(w.op, w.transaction, w.left, w.errors, w.calling, w.due.plus(span)));
            case Idle idle -> this;
            case Hanging hanging -> this;
        };
    }
}
