package diptych.sim.backup;

import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Backups.Wish;
import diptych.sim.model.Event;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;

/** Small things that every stage does with a job in a world. */
final class Jobs {
    private Jobs() {}

    static BackupJob job(World world, int id) {
        for (BackupJob job : world.backups().jobs()) if (job.id() == id) return job;
        throw new IllegalArgumentException("no backup has the number " + id);
    }

    static World with(World world, BackupJob job) {
        return world.with(world.backups().with(job));
    }

    static World with(World world, int id, BackupPart part) {
        return with(world, job(world, id).with(part));
    }

    static World wish(World world, String vm, Wish.Kind kind) {
        return world.with(world.backups().wishing(vm, kind));
    }

    /** One VM comes into another state. */
    static World to(World world, int id, BackupPart part, BackupPart.State state, SimTime due, Witness witness) {
        return with(world, id, part.in(state, world.now(), due));
    }

    /** The whole job comes into another state, which is told. */
    static World to(World world, int id, BackupJob.State state, SimTime due, Witness witness) {
        BackupJob job = job(world, id).in(state, world.now(), due);
        witness.saw(new Event.BackupState(world.now(), "", id, state, job.message()));
        return with(world, job);
    }

    /** A line of the host's log, with the number of its event where that is known. */
    static String numbered(int event, String text) {
        return event == 0 ? text : event + ": " + text;
    }

    /** What Hyper-V's events add to every text; made from the name, so that it is the same in every run. */
    static String machineId(Vm vm) {
        long bits = 0x9E3779B97F4A7C15L;
        for (char letter : vm.name().toCharArray()) bits = (bits ^ letter) * 0x100000001B3L;
        long more = bits * 0xBF58476D1CE4E5B9L ^ bits >>> 31;
        return "(Virtual machine ID %08X-%04X-%04X-%04X-%012X)".formatted(bits >>> 32, bits >>> 16 & 0xFFFF, 0x4000 | bits & 0xFFF,
            0x8000 | more >>> 50, more & 0xFFFFFFFFFFFFL);
    }
}
