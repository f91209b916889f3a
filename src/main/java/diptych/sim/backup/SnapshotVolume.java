package diptych.sim.backup;

import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Backups.Wish;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Life;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stage 5: Windows takes a shadow copy of the host's volume. The guests run again already, so a snapshot that fails or takes too long
 * costs the backup but nobody's writes. The provider has 10 s to commit [MS-VSS].
 */
final class SnapshotVolume {
    private static final SimTime TAKES = SimTime.seconds(ModelChoice.SNAPSHOT_TAKES.value());
    private static final SimTime CEILING = SimTime.seconds(10);

    private SnapshotVolume() {}

    static World begin(World world, BackupJob job, Witness witness) {
        SimTime takes = slow(world, job).map(fault -> fault.takes()).orElse(TAKES).min(CEILING);
        World taking = Jobs.to(world, job.id(), BackupJob.State.SNAPSHOTTING, world.now().plus(takes), witness);
        witness.saw(new Event.HostAct(world.now(), "", Event.HostAct.Act.SNAPSHOT_VOLUME, ""));
        for (BackupPart part : job.parts()) taking = Faults.strike(taking, part.vm(), Moment.SNAPSHOTTING, witness);
        return taking;
    }

    private static Optional<BackupFault.SlowProvider> slow(World world, BackupJob job) {
        return Faults.armed(world, job, BackupFault.SlowProvider.class);
    }

    static World done(World world, BackupJob job, Witness witness) {
        Optional<BackupFault.SlowProvider> slow = slow(world, job);
        World next = Faults.struck(world, job, BackupFault.SlowProvider.class);
        if (slow.isPresent() && slow.get().takes().isAfter(CEILING)) {
            return CopyOut.fail(next, job.id(), "The shadow copy provider timed out while flushing data to the volume being shadow copied "
                + "(0x80042313). The virtual machines run.", 0, witness);
        }
        if (Faults.armed(next, job, BackupFault.SnapshotFailure.class).isPresent()) {
            return CopyOut.fail(Faults.struck(next, job, BackupFault.SnapshotFailure.class), job.id(),
                "The volume shadow copy could not be created (0x8004230F). The virtual machines run.", 0, witness);
        }
        for (BackupPart part : job.parts()) next = read(next, job, part, witness);
        return CopyOut.begin(next, job.id(), witness);
    }

    /** What the copy will read, whatever becomes of the files: those below the layer that was cut for it. */
    private static World read(World world, BackupJob job, BackupPart part, Witness witness) {
        Vm vm = world.vm(part.vm());
        BackupCopy copy = part.copy().orElseThrow();
        boolean cut = vm.storage().has(job.mark());
        List<VirtualDisk> source = cut ? vm.storage().disks() : copy.then().storage().disks();
        var disks = new ArrayList<VirtualDisk>();
        for (VirtualDisk disk : source) {
            if (disk.isSeenByHost()) disks.add(new VirtualDisk(disk.spec(), disk.below(job.mark()),
                VirtualDisk.read(disk.below(job.mark()))));
        }
        var whole = new BackupCopy(copy.vm(), copy.at(), copy.then(), disks, copy.promised(), copy.consistency(),
            files(world, copy.then(), disks), List.of());
        World next = Jobs.with(world, job.id(), Jobs.job(world, job.id()).part(part.vm()).orElseThrow().with(whole));
        boolean mergesNow = part.online() && world.host().version() == HostVersion.WS2012R2;
        if (mergesNow) next = next.with(Merge.begin(vm, job.mark(), world.now(), witness));
        return part.weSaved() ? Jobs.wish(next, part.vm(), Wish.Kind.RESUME) : next;
    }

    /** The VM's own files and its disks; a full backup of 2016 or later holds all of them [MS-BACKUP]. */
    private static List<String> files(World world, Vm then, List<VirtualDisk> disks) {
        var files = new ArrayList<String>();
        if (world.host().version().compareTo(HostVersion.WS2016) >= 0) {
            for (String kind : List.of(".vmcx", ".vmgs", ".vmrs")) files.add(then.name() + kind);
        } else {
            files.add(then.name() + ".xml");
            if (then.life() instanceof Life.Saved) files.addAll(List.of(then.name() + ".bin", then.name() + ".vsv"));
        }
        for (VirtualDisk disk : disks) for (VirtualDisk.Layer layer : disk.layers()) files.add(layer.file());
        return files;
    }

    /** Whether changes of a disk are tracked: VHDX on Windows Server 2016 and later. */
    static boolean tracked(World world, Disk disk) {
        return disk.kind() == Disk.Kind.VHDX && world.host().version().compareTo(HostVersion.WS2016) >= 0;
    }
}
