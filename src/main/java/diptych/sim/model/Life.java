package diptych.sim.model;

import diptych.sim.units.SimTime;

/** Whether a VM runs, and what it is on the way to; each state has just what belongs to it. */
public sealed interface Life {
    /** Stands where a VM does not come back from disk. */
    Saved NOT_SAVED = new Saved(SimTime.ZERO, SimTime.ZERO);

    /** When this state ends by itself; {@link SimTime#NEVER} if it does not. */
    default SimTime due() {
        return switch (this) {
            case AwaitingMemory waiting -> waiting.giveUp;
            case Booting booting -> booting.ready;
            case Saving saving -> saving.done;
            case Restoring restoring -> restoring.done;
            case ShuttingDown closing -> closing.done;
            case Off off -> SimTime.NEVER;
            case Running running -> SimTime.NEVER;
            case Paused paused -> SimTime.NEVER;
            case Saved saved -> SimTime.NEVER;
        };
    }

    /** The state as Hyper-V's screens call it. */
    default VmState state() {
        return switch (this) {
            case Off off -> VmState.OFF;
            case AwaitingMemory waiting -> waiting.kind == StartKind.FROM_SAVED ? VmState.SAVED : VmState.STARTING;
            case Booting booting -> VmState.STARTING;
            case Restoring restoring -> VmState.STARTING;
            case Running running -> VmState.RUNNING;
            case Saving saving -> VmState.RUNNING;
            case ShuttingDown closing -> VmState.RUNNING;
            case Paused paused -> VmState.PAUSED;
            case Saved saved -> VmState.SAVED;
        };
    }

    /** What the State column shows. */
    enum VmState {
        OFF("Off"), STARTING("Starting"), RUNNING("Running"), PAUSED("Paused"), SAVED("Saved");

        private final String shown;

        VmState(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    /** Powered off; holds no memory. */
    record Off() implements Life {}

    /**
     * Asked to start, while other VMs give memory up.
     *
     * @param since   when it was asked
     * @param giveUp  when the host gives up
     * @param kind    cold start, restart or coming back from a saved state
     * @param saved   the state it comes back from, or {@link #NOT_SAVED}
     */
    record AwaitingMemory(SimTime since, SimTime giveUp, StartKind kind, Saved saved) implements Life {}

    /** How a VM comes to run; only a restart may use Smart Paging [MS-DM]. */
    enum StartKind { COLD, RESTART, FROM_SAVED }

    /** Firmware, boot loader and kernel; the balloon driver is not loaded yet. */
    record Booting(SimTime since, SimTime ready) implements Life {}

    /** @param since when it was powered on */
    record Running(SimTime since) implements Life {}

    /** Stands still in memory. @param since when it was powered on @param stopped when it was paused */
    record Paused(SimTime since, SimTime stopped) implements Life {}

    /** Memory is being written to disk. */
    record Saving(SimTime since, SimTime stopped, SimTime done) implements Life {}

    /** Rests on disk, balloon and all; holds no host memory. @param since when it was powered on @param stopped when it was saved */
    record Saved(SimTime since, SimTime stopped) implements Life {}

    /** Memory is being read back from disk. */
    record Restoring(SimTime since, SimTime stopped, SimTime done) implements Life {}

    /** The guest is closing down in good order. */
    record ShuttingDown(SimTime since, SimTime done, boolean restart) implements Life {}
}
