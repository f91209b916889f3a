package diptych.sim.backup;

import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupJob.FromStore;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Event;
import diptych.sim.model.Outcome;
import diptych.sim.model.Storage;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A VM comes back from its newest completed backup: the existing one is turned off and replaced, the files are copied back, the VM is
 * registered again [MS-WRITER]. It is left off, or saved if it was; disks that the host never saw stay as they are.
 */
public final class Restore {
    private Restore() {}

    /** @param switchedOff the VM without anything it held */
    public static Outcome begin(World world, Vm switchedOff, Witness witness) {
        String name = switchedOff.name();
        Optional<BackupCopy> copy = world.backups().newestCopy(name);
        if (copy.isEmpty()) return new Outcome.Refused("There is no completed backup of '%s' to restore.".formatted(name));
        if (!copy.get().lost().isEmpty()) {
            return new Outcome.Refused("'%s' cannot be restored: its backup lacks %s.".formatted(name,
                String.join(", ", copy.get().lost())));
        }
        witness.saw(new Event.HostAct(world.now(), name, Event.HostAct.Act.RESTORE, ""));
        long blocks = copy.get().disks().stream().mapToLong(disk -> disk.spec().size().pages().count()).sum();
        SimTime takes = SimTime.micros(blocks * SimTime.MICROS_PER_SECOND / (world.host().storeThroughput() * Pages.PER_MIB));
        var job = new BackupJob(world.backups().nextId(), new FromStore(), List.of(BackupPart.of(name, world.now())),
            BackupJob.State.COPYING,
            world.now(), world.now(), world.now().plus(takes), blocks, 0, "", 0);
        return new Outcome.Accepted(world.with(switchedOff).with(world.backups().plus(job)));
    }

    static World done(World world, BackupJob job, Witness witness) {
        String name = job.parts().get(0).vm();
        Vm vm = world.vm(name);
        BackupCopy copy = world.backups().newestCopy(name).orElseThrow();
        Vm back = copy.then().with(disks(copy, vm.storage())).with(vm.config()).with(vm.errand().succeeded());
        World restored = Jobs.with(world.with(back), job.copied(job.toCopy()));
        return Jobs.to(restored, job.id(), BackupJob.State.DONE, SimTime.NEVER, witness);
    }

    /** The disks of a copy; those the host does not see, from what is there. */
    static Storage disks(BackupCopy copy, Storage there) {
        Storage then = copy.then().storage().withUnseenOf(there).each(disk -> disk.isSeenByHost() ? flattened(copied(copy, disk)) : disk);
        return new Storage(then.disks(), then.intended(), Math.max(then.stamp(), there.stamp()), Math.max(then.cuts(), there.cuts()),
            List.of());
    }

    private static VirtualDisk copied(BackupCopy copy, VirtualDisk disk) {
        return copy.disks().stream().filter(other -> other.spec().file().equals(disk.spec().file())).findFirst().orElse(disk);
    }

    /** Layers of checkpoints and of other backups are merged on the way: nobody knows of these any more. */
    private static VirtualDisk flattened(VirtualDisk disk) {
        var purposes = new TreeSet<String>();
        for (VirtualDisk.Layer layer : disk.layers()) if (!layer.purpose()
            .equals(VirtualDisk.Layer.DECLARED)) purposes.add(layer.purpose());
        VirtualDisk flat = disk;
        for (String purpose : purposes) flat = flat.merged(purpose);
        return flat;
    }
}
