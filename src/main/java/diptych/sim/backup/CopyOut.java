package diptych.sim.backup;

import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupJob.ToStore;
import diptych.sim.model.BackupPart;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Backups.Wish;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Event;
import diptych.sim.model.Life;
import diptych.sim.model.StateCheckpoint;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stage 6: the application copies the files away from the volume snapshot, for minutes or hours, while the guests work. Then the
 * differencing disks are merged, and the backup is over.
 */
final class CopyOut {
    private CopyOut() {}

    static World begin(World world, int id, Witness witness) {
        BackupJob job = Jobs.job(world, id);
        long blocks = 0;
        World telling = world;
        for (BackupPart part : job.parts()) {
            blocks += blocks(world, job, part.copy().orElseThrow());
            String way = part.online() ? "Online" : "Offline";
            telling = telling.logs("Copying files for \"%s\"(%s)... 0%% done.".formatted(part.vm(), way));
            witness.saw(new Event.HostAct(world.now(), part.vm(), Event.HostAct.Act.COPY, way));
        }
        World counted = Jobs.with(telling, job.copying(blocks));
        boolean cutShort = storeFault(world, job).isPresent();
        SimTime takes = SimTime.micros(blocks * SimTime.MICROS_PER_SECOND / (world.host().storeThroughput() * Pages.PER_MIB));
        SimTime until = cutShort ? SimTime.micros(takes.micros() / 2) : takes;
        World copying = Jobs.to(counted, id, BackupJob.State.COPYING, world.now().plus(until), witness);
        if (cutShort) copying = Jobs.with(copying, Jobs.job(copying, id).copying(blocks / 2));
        for (BackupPart part : job.parts()) copying = Faults.strike(copying, part.vm(), Moment.COPYING, witness);
        return copying;
    }

    /** A whole disk, or what has changed since the newest copy where changes are tracked. */
    private static long blocks(World world, BackupJob job, BackupCopy copy) {
        Optional<BackupCopy> base = ((ToStore) job.purpose()).incremental() ? world.backups().newestCopy(copy.vm()) : Optional.empty();
        long blocks = 0;
        for (VirtualDisk disk : copy.disks()) {
            Optional<VirtualDisk> before = base.stream().flatMap(older -> older.disks().stream())
                .filter(other -> other.spec().file().equals(disk.spec().file())).findFirst();
            blocks += before.isPresent() && SnapshotVolume.tracked(world, disk.spec())
                ? disk.flat().differences(before.get().flat()) : disk.spec().size().pages().count();
        }
        return blocks;
    }

    private static Optional<BackupFault> storeFault(World world, BackupJob job) {
        var full = Faults.armed(world, job, BackupFault.StoreFull.class).map(BackupFault.class::cast);
        return full.isPresent() ? full : Faults.armed(world, job, BackupFault.StoreGone.class).map(BackupFault.class::cast);
    }

    static World done(World world, BackupJob job, Witness witness) {
        World copied = Jobs.with(world, job.copied(job.toCopy()));
        Optional<BackupFault> broken = storeFault(world, job);
        if (broken.isPresent()) {
            boolean full = broken.get() instanceof BackupFault.StoreFull;
            World struck = Faults.struck(copied, job, full ? BackupFault.StoreFull.class : BackupFault.StoreGone.class);
            return fail(struck, job.id(), full ? "There is not enough space on the backup store (0x80070070)."
                : "The backup store is not reachable any more (0x80070037).", 0, witness);
        }
        World merging = copied;
        for (BackupPart part : job.parts()) {
            Vm vm = merging.vm(part.vm());
            merging = merging.with(Merge.begin(vm, job.mark(), world.now(), witness));
        }
        return Jobs.to(merging, job.id(), BackupJob.State.CLEANUP, SimTime.NEVER, witness);
    }

    /** The backup is over when its differencing disks are. */
    static World cleanedUp(World world, BackupJob job, Witness witness) {
        for (BackupPart part : job.parts()) if (world.vm(part.vm()).storage().has(job.mark())) return world;
        World told = world;
        for (BackupPart part : job.parts()) {
            told = told.logs("Caption: " + world.host().version().backupCaption(part.online(), part.vm()));
            told = loseFile(told, job.id(), part.vm());
        }
        String message = String.join(" ", job.parts().stream().map(BackupPart::message).filter(text -> !text.isEmpty()).toList());
        int event = job.parts().stream().mapToInt(BackupPart::event).max().orElse(0);
        World done = Jobs.with(told, Jobs.job(told, job.id()).saying(message, event));
        return Jobs.to(done, job.id(), BackupJob.State.DONE, SimTime.NEVER, witness);
    }

    /** A file that was to be lost from the next backup is lost from this one. */
    static World loseFile(World world, int id, String name) {
        Vm vm = world.vm(name);
        BackupPart part = Jobs.job(world, id).part(name).orElseThrow();
        for (BackupFault fault : vm.config().faults()) {
            if (!(fault instanceof BackupFault.LoseBackupFile lose)) continue;
            Optional<String> lost = part.copy().flatMap(copy -> copy.file(lose.file()));
            if (lost.isEmpty()) continue;
            World struck = world.with(vm.with(vm.config().without(fault)));
            return Jobs.with(struck, id, part.with(part.copy().orElseThrow().losing(lost.get())));
        }
        return world;
    }

    /** A volume or a store has failed, which the host's log is told. */
    static World fail(World world, int id, String why, int event, Witness witness) {
        return failed(world.logs(why), id, why, event, witness);
    }

    /** One failing VM, volume or store fails the set; what was cut for it is merged, and who was saved for it is resumed. */
    static World failed(World world, int id, String why, int event, Witness witness) {
        BackupJob job = Jobs.job(world, id);
        World undone = world;
        for (BackupPart part : job.parts()) {
            Vm vm = undone.vm(part.vm());
            if (job.isBackup()) undone = undone.with(Merge.begin(vm, job.mark(), world.now(), witness));
            if (part.weSaved() && vm.life() instanceof Life.Saved) undone = Jobs.wish(undone, part.vm(), Wish.Kind.RESUME);
        }
        World told = Jobs.with(undone, Jobs.job(undone, id).saying(why, event));
        World failed = Jobs.to(told, id, BackupJob.State.FAILED, SimTime.NEVER, witness);
        if (job.isBackup()) return failed;
        Vm vm = failed.vm(job.parts().get(0).vm());
        return failed.with(vm.with(vm.errand().failing(why)));
    }

    /** For a checkpoint there is nothing to copy: a frozen one keeps the disks, one without freeze the whole state. */
    static World checkpointMade(World world, BackupJob job, Witness witness) {
        BackupPart part = job.parts().get(0);
        Vm vm = world.vm(part.vm());
        String name = ((BackupJob.ForCheckpoint) job.purpose()).name();
        BackupCopy copy = part.copy().orElseThrow();
        var made = part.online() ? new StateCheckpoint(name, copy.at(), copy.then(), CheckpointType.PRODUCTION)
            : new StateCheckpoint(name, world.now(), vm.withCheckpoints(List.of()), CheckpointType.STANDARD);
        var all = new ArrayList<>(vm.checkpoints());
        all.add(made);
        // The disks of a frozen checkpoint were cut while they stood still; those of another are cut now.
        Vm cut = part.online() ? vm : vm.with(vm.storage().cut(job.mark()));
        World kept = world.with(cut.withCheckpoints(all).with(vm.errand().succeeded()));
        return Jobs.to(kept, job.id(), BackupJob.State.DONE, SimTime.NEVER, witness);
    }
}
