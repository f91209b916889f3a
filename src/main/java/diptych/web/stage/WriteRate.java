package diptych.web.stage;

import diptych.sim.model.IoProgram;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.units.SimTime;

/** How much a guest's programs write to its disks in a second, as long as nobody stops them. */
final class WriteRate {
    private static final long TURNS = 1_000 / ModelChoice.PROGRAM_TURN.value();

    private WriteRate() {}

    /** KiB a second; a program that sleeps writes nothing. */
    static long of(Vm vm) {
        return vm.isRunning() ? vm.guest().files().programs().stream().mapToLong(WriteRate::of).sum() : 0;
    }

    private static long of(IoProgram program) {
        if (program.state() != IoProgram.State.RUNNING || program.next() == SimTime.NEVER) return 0;
        return switch (program.kind()) {
            case WRITER, MMAP_WRITER -> program.rate().kib() * TURNS;
            case DATABASE, LOGGER -> program.rate().kib();
            case WRITE, CREATE, DELETE, READER, TMPFS_WRITER -> 0;
        };
    }
}
