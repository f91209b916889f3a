package diptych.sim.backup;

import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;

/**
 * The order of things on the host. Every VM of a set goes through check, freeze, checkpoint and thaw by itself, so that none stays
 * frozen until the slowest is ready [GROSS]; the volume snapshot waits for all of them, and they stand or fall together [MS-WRITER].
 */
public final class BackupFlow {
    private BackupFlow() {}

    /** Whatever is due, or was waited for and has come, happens. */
    public static World step(World world, Witness witness) {
        World before = world;
        World next = once(world, witness);
        while (next != before) {
            before = next;
            next = once(before, witness);
        }
        return next;
    }

    private static World once(World world, Witness witness) {
        World next = world;
        for (BackupJob job : world.backups().jobs()) {
            if (!job.isOver()) next = once(next, job, witness);
        }
        return next;
    }

    private static World once(World world, BackupJob job, Witness witness) {
        boolean due = !job.due().isAfter(world.now());
        return switch (job.state()) {
            case REQUESTED -> due ? begin(world, job, witness) : world;
            case CHECKING, FREEZING, CHECKPOINTING, THAWING, FALLBACK -> parts(world, job, witness);
            case SNAPSHOTTING -> due ? SnapshotVolume.done(world, job, witness) : world;
            case COPYING -> !due ? world : job.isBackup() ? CopyOut.done(world, job, witness) : Restore.done(world, job, witness);
            case CLEANUP -> CopyOut.cleanedUp(world, job, witness);
            case IDLE, DONE, FAILED -> world;
        };
    }

    private static World begin(World world, BackupJob job, Witness witness) {
        World next = Jobs.to(world, job.id(), BackupJob.State.CHECKING, SimTime.NEVER, witness);
        for (BackupPart part : job.parts()) next = AskGuest.begin(next, job.id(), part, witness);
        return next;
    }

    private static World parts(World world, BackupJob job, Witness witness) {
        World next = world;
        for (BackupPart part : job.parts()) next = part(next, job.id(), part, witness);
        BackupJob now = Jobs.job(next, job.id());
        if (now.parts().stream().allMatch(BackupPart::isOver)) return together(next, now, witness);
        BackupJob.State least = least(now);
        return least == now.state() ? next : Jobs.to(next, job.id(), least, SimTime.NEVER, witness);
    }

    private static World part(World world, int id, BackupPart part, Witness witness) {
        boolean due = !part.due().isAfter(world.now());
        return switch (part.state()) {
            case CHECKING -> AskGuest.goOn(world, id, part, due, witness);
            case FREEZING -> Freeze.goOn(world, id, part, due, witness);
            case CHECKPOINTING -> CheckpointAndThaw.goOn(world, id, part, due, witness);
            case THAWING -> CheckpointAndThaw.thawing(world, id, part, due, witness);
            case FALLBACK -> due ? CheckpointAndThaw.withoutFreeze(world, id, part, witness) : world;
            case SAVING -> AskGuest.saving(world, id, part, witness);
            case WAITING, PREPARED, FAILED -> world;
        };
    }

    /** All are through: one that failed takes the set with it. */
    private static World together(World world, BackupJob job, Witness witness) {
        for (BackupPart part : job.parts()) {
            if (part.state() == BackupPart.State.FAILED) return CopyOut.failed(world, job.id(), part.message(), part.event(), witness);
        }
        return job.isBackup() ? SnapshotVolume.begin(world, job, witness) : CopyOut.checkpointMade(world, job, witness);
    }

    /** The state of the VM that is least far. */
    private static BackupJob.State least(BackupJob job) {
        BackupJob.State least = BackupJob.State.THAWING;
        for (BackupPart part : job.parts()) {
            BackupJob.State state = switch (part.state()) {
                case WAITING, CHECKING -> BackupJob.State.CHECKING;
                case FREEZING -> BackupJob.State.FREEZING;
                case CHECKPOINTING -> BackupJob.State.CHECKPOINTING;
                case FALLBACK, SAVING -> BackupJob.State.FALLBACK;
                case THAWING, PREPARED, FAILED -> BackupJob.State.THAWING;
            };
            if (state.compareTo(least) < 0 || least == BackupJob.State.THAWING) least = state;
        }
        return least;
    }
}
