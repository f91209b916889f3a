package diptych.sim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What the host has configured for a VM beside its memory.
 *
 * @param checkpointType   which checkpoints it gets
 * @param backupService    whether the integration service "Backup (volume checkpoint)" is offered to the guest
 * @param iso              whether an ISO file is in its drive
 * @param network          whether its network adapter is connected
 * @param snapshotLocation volume of its checkpoint files; empty: with its disks
 * @param faults           things that will go wrong with a backup, once each
 */
public record VmConfig(CheckpointType checkpointType, boolean backupService, boolean iso, boolean network, String snapshotLocation,
                       List<BackupFault> faults) {
    public static final VmConfig DEFAULT = new VmConfig(CheckpointType.PRODUCTION, true, false, true, "", List.of());

    public VmConfig {
        faults = List.copyOf(faults);
    }

    public VmConfig with(CheckpointType changed) {
        return new VmConfig(changed, backupService, iso, network, snapshotLocation, faults);
    }

    public VmConfig withBackupService(boolean changed) {
        return new VmConfig(checkpointType, changed, iso, network, snapshotLocation, faults);
    }

    public VmConfig withIso(boolean changed) {
        return new VmConfig(checkpointType, backupService, changed, network, snapshotLocation, faults);
    }

    public VmConfig withNetwork(boolean changed) {
        return new VmConfig(checkpointType, backupService, iso, changed, snapshotLocation, faults);
    }

    public VmConfig withSnapshotLocation(String changed) {
        return new VmConfig(checkpointType, backupService, iso, network, changed, faults);
    }

    public VmConfig armed(BackupFault fault) {
        var all = new ArrayList<>(faults);
        all.add(fault);
        return new VmConfig(checkpointType, backupService, iso, network, snapshotLocation, all);
    }

    /** The fault has struck. */
    public VmConfig without(BackupFault fault) {
        var all = new ArrayList<>(faults);
        all.remove(fault);
        return new VmConfig(checkpointType, backupService, iso, network, snapshotLocation, all);
    }
}
