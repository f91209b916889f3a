package diptych.sim.model;

import diptych.sim.model.BackupStage.Moment;
import diptych.sim.units.SimTime;

/** A thing that goes wrong with a backup: armed at once, strikes once. Those with a stage strike when the VM has reached it. */
public sealed interface BackupFault {

    /** A fault that strikes at a stage. */
    sealed interface AtStage extends BackupFault {
        Moment stage();
    }

    /** {@code kill -9} of hv_vss_daemon. */
    record KillDaemon(Moment stage) implements AtStage {}

    /** The same, and it is started again at once. */
    record RestartDaemon(Moment stage) implements AtStage {}

    /** It answers nothing any more. */
    record HangDaemon(Moment stage) implements AtStage {}

    /** The guest restarts without saving anything. */
    record Reboot(Moment stage) implements AtStage {}

    /** Somebody pulls the plug of the VM. */
    record TurnOff(Moment stage) implements AtStage {}

    /** The VSS channel is closed, and offered again. */
    record LoseChannel(Moment stage) implements AtStage {}

    /** The next freeze of a mount fails. @param error errno */
    record FreezeError(String mount, int error) implements BackupFault {}

    /** The volume snapshot fails. */
    record SnapshotFailure() implements BackupFault {}

    /** The shadow copy provider needs that long to commit. */
    record SlowProvider(SimTime takes) implements BackupFault {}

    /** The host never sends the next THAW. */
    record LoseThaw() implements BackupFault {}

    /** The backup store is full halfway through a copy. */
    record StoreFull() implements BackupFault {}

    /** The backup store disappears halfway through a copy. */
    record StoreGone() implements BackupFault {}

    /** The next background merge fails. */
    record MergeFailure() implements BackupFault {}

    /** A file of the newest completed backup, or of the next, is lost. */
    record LoseBackupFile(String file) implements BackupFault {}
}
