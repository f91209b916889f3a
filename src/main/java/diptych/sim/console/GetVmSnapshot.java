package diptych.sim.console;

import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.StateCheckpoint;
import diptych.sim.model.Storage;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;

/**
 * The cmdlet {@code Get-VMSnapshot -VMName X}: checkpoints in the order in which they were made. Whether a guest was frozen for one
 * does not show: production checkpoints are of type Standard as well. A backup's own checkpoint is of type Recovery, and is gone when
 * its disks are merged; its name is MODEL CHOICE after those that administrators quote.
 */
public final class GetVmSnapshot {
    /** No layer is for that. */
    private static final String NONE = "no mark";

    private GetVmSnapshot() {}

    public static String print(World world, String name) {
        return world.find(name).map(vm -> table(world, vm)).orElseGet(() -> Selection.complaints("Get-VMSnapshot", world, name));
    }

    private static String table(World world, Vm vm) {
        var table = new PowerShellTable("VMName", "Name", "SnapshotType", "CreationTime", "ParentSnapshotName");
        for (StateCheckpoint checkpoint : vm.checkpoints()) {
            String parent = parent(vm, checkpoint.vm().storage(), NONE);
            table.row(vm.name(), checkpoint.name(), "Standard", WallClock.windows(checkpoint.at()), parent);
        }
        for (BackupJob job : world.backups().toStore()) {
            if (vm.storage().has(job.mark())) job.part(vm.name()).ifPresent(part -> recovery(table, vm, job, part));
        }
        return table.isEmpty() ? "" : table.text();
    }

    private static void recovery(PowerShellTable table, Vm vm, BackupJob job, BackupPart part) {
        SimTime made = part.copy().orElseThrow().at();
        String date = WallClock.windows(made).replaceFirst(" ", " - ");
        table.row(vm.name(), vm.name() + " - Backup - (" + date + ")", "Recovery", WallClock.windows(made),
            parent(vm, vm.storage(), job.mark()));
    }

    /** The newest checkpoint below a mark: the one whose files the VM wrote to when this one was made; any disk that was cut tells. */
    private static String parent(Vm vm, Storage then, String mark) {
        var names = then.disks().stream().filter(VirtualDisk::isSeenByHost).limit(1)
            .flatMap(disk -> disk.below(mark).stream()).map(VirtualDisk.Layer::purpose)
            .flatMap(purpose -> vm.checkpoints().stream().map(StateCheckpoint::name)
                .filter(name -> StateCheckpoint.mark(name).equals(purpose)));
        return names.reduce((older, newer) -> newer).orElse("");
    }
}
