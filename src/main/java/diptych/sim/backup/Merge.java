package diptych.sim.backup;

import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Event;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Storage;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Optional;

/** A differencing disk goes back into its parent while the guest works; it takes as long as what was written since [MERGE]. */
public final class Merge {
    private static final long BLOCKS_PER_SECOND = ModelChoice.MERGE_THROUGHPUT.value() * Pages.PER_MIB;
    private static final SimTime RETRY = SimTime.seconds(ModelChoice.MERGE_RETRY.value());
    private static final int FAILED = 19100;
    /** The reason that published events give most often. */
    private static final String WHY = "The process cannot access the file because it is being used by another process. (0x80070020)";

    private Merge() {}

    /** Begins to merge the layers of a mark; nothing if there are none, or it has begun. */
    public static Vm begin(Vm vm, String mark, SimTime now, Witness witness) {
        Storage storage = vm.storage();
        if (!storage.has(mark) || storage.merges().stream().anyMatch(merge -> merge.purpose().equals(mark))) return vm;
        long most = storage.disks().stream().mapToLong(disk -> disk.blocksFor(mark)).sum();
        SimTime done = now.plus(SimTime.micros(most * SimTime.MICROS_PER_SECOND / BLOCKS_PER_SECOND));
        witness.saw(new Event.HostAct(now, vm.name(), Event.HostAct.Act.MERGE, mark));
        var merges = new ArrayList<>(storage.merges());
        merges.add(new Storage.Merge(mark, done));
        return vm.with(storage.withMerges(merges));
    }

    /** Those whose time has come are done; one that failed is tried again. */
    public static World due(World world, Vm vm, Witness witness) {
        World next = world;
        for (Storage.Merge merge : vm.storage().merges()) {
            if (!merge.due().isAfter(world.now())) next = finish(next, vm.name(), merge, witness);
        }
        return next;
    }

    /** The backup whose layer it is has the event among its own. */
    private static World told(World world, String name, String mark) {
        for (BackupJob job : world.backups().jobs()) {
            Optional<BackupPart> part = job.isBackup() && job.mark().equals(mark) ? job.part(name) : Optional.empty();
            if (part.isEmpty()) continue;
            World noted = Jobs.with(world, job.id(), part.get().saying(part.get().message(), FAILED));
            return job.isOver() ? Jobs.with(noted, Jobs.job(noted, job.id()).saying(job.message(), FAILED)) : noted;
        }
        return world;
    }

    private static World finish(World world, String name, Storage.Merge merge, Witness witness) {
        Vm vm = world.vm(name);
        SimTime now = world.now();
        Optional<BackupFault> fault = vm.config().faults().stream().filter(BackupFault.MergeFailure.class::isInstance).findFirst();
        var merges = new ArrayList<>(vm.storage().merges());
        merges.remove(merge);
        if (fault.isPresent()) {
            merges.add(new Storage.Merge(merge.purpose(), now.plus(RETRY)));
            witness.saw(new Event.HostAct(now, name, Event.HostAct.Act.MERGE_FAILED, merge.purpose()));
            World told = told(world, name, merge.purpose());
            return told.with(vm.with(vm.config().without(fault.get())).with(vm.storage().withMerges(merges)))
                .logs(Jobs.numbered(FAILED, "'%s' background disk merge failed to complete: %s. %s".formatted(name, WHY,
                    Jobs.machineId(vm))));
        }
        witness.saw(new Event.HostAct(now, name, Event.HostAct.Act.MERGED, merge.purpose()));
        return world.with(vm.with(vm.storage().merged(merge.purpose()).withMerges(merges)));
    }
}
