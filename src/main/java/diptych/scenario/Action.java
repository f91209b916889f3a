package diptych.scenario;

import diptych.sim.model.Command;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/** Something a scenario does (scenarios.md, "Actions"). It ends when its work is done; then the next begins. */
public sealed interface Action {

    /** The word after {@code do}. */
    String name();

    /** The VM it concerns; empty if it concerns none. */
    default String vm() {
        return "";
    }

    /**
     * One command to one VM: it ends when the VM has reached its new state, or its exchange is over. A {@code stress} only begins
     * here, and runs beside what follows.
     */
    record Ask(String name, Command.OfVm command) implements Action {
        @Override
        public String vm() {
            return command.vm();
        }
    }

    /**
     * Power on, or resume from a saved state.
     *
     * @param tries how often it is tried, 1 or more
     * @param gap   between a try that failed and the next
     */
    record Start(String vm, int tries, SimTime gap) implements Action {
        @Override
        public String name() {
            return "start";
        }
    }

    /** Write to a file: ends when the guest has taken all of it, with {@code fsync} when the disk has it too. */
    record Write(String vm, String path, Pages amount, boolean fsync) implements Action {
        @Override
        public String name() {
            return "write";
        }
    }

    /** Look for a file, in the guest or, if the VM is off, on its disks. */
    record CheckFile(String vm, String path) implements Action {
        @Override
        public String name() {
            return "check-file";
        }
    }

    /**
     * Back VMs up.
     *
     * @param waits whether it ends when the backup does, or runs beside what follows
     */
    record Backup(Command.Backup command, boolean waits) implements Action {
        @Override
        public String name() {
            return "backup";
        }
    }

    /** Let time pass until nothing is backed up. */
    record WaitBackupEnd(SimTime limit) implements Action {
        @Override
        public String name() {
            return "wait-backup-end";
        }
    }

    /** Let time pass. */
    record Settle(SimTime length) implements Action {
        @Override
        public String name() {
            return "settle";
        }
    }

    /** Let time pass until something is true. */
    record WaitUntil(String condition, SimTime limit) implements Action {
        @Override
        public String name() {
            return "wait-until";
        }
    }

    /** Let time pass until no guest is under stress. */
    record WaitStressEnd(SimTime limit) implements Action {
        @Override
        public String name() {
            return "wait-stress-end";
        }
    }

    /** Programs of the host itself grow, then let go; ends when they do. */
    record PressHost(Pages perSecond, SimTime length) implements Action {
        @Override
        public String name() {
            return "host-pressure";
        }
    }

    /** Look once. */
    record TakeSample(String label) implements Action {
        @Override
        public String name() {
            return "sample";
        }
    }

    /** Look again and again, the first time at once. */
    record SampleEvery(String label, SimTime spacing, Span span) implements Action {
        @Override
        public String name() {
            return "sample-every";
        }
    }

    /** How long something goes on. */
    sealed interface Span {}

    /** For a fixed time. */
    record For(SimTime length) implements Span {}

    /** Until a condition is true, or the limit is reached. */
    record Until(String condition, SimTime limit) implements Span {}
}
