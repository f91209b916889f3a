package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.util.List;

/** All that can be asked of a world. */
public sealed interface Command {

    /** That, or all of those one after the other; there must be one. */
    static Command all(List<? extends OfVm> commands) {
        return commands.size() == 1 ? commands.get(0) : new InOrder(List.copyOf(commands));
    }

    /** What one line asks for, one after the other at the same moment; all of it, or nothing if one is refused. */
    record InOrder(List<OfVm> commands) implements Command {
        public InOrder {
            commands = List.copyOf(commands);
        }
    }

    /** A command to one VM. */
    sealed interface OfVm extends Command {
        String vm();
    }

    /** Power on, or resume from a saved state; memory of others may be freed for it. */
    record Start(String vm) implements OfVm {}

    /** Close the guest in good order. */
    record Shutdown(String vm) implements OfVm {}

    /** Pull the plug. */
    record TurnOff(String vm) implements OfVm {}

    /** Restart the guest from inside; only here may Smart Paging help. */
    record Reboot(String vm) implements OfVm {}

    /** Write memory to disk and free it. */
    record Save(String vm) implements OfVm {}

    /** Stand still, in memory. */
    record Pause(String vm) implements OfVm {}

    /** Go on after a pause or from a saved state. */
    record Resume(String vm) implements OfVm {}

    /**
     * Start a workload; see {@link StressJob}.
     *
     * @param amount in all; more than zero
     * @param piece  of one process; more than zero
     * @param every  between starts
     * @param length from the first start to the common end
     */
    record Stress(String vm, Pages amount, Pages piece, SimTime every, SimTime length, boolean hugePages, Share touched) implements OfVm {

        /** One that touches all it is promised. */
        public Stress(String vm, Pages amount, Pages piece, SimTime every, SimTime length, boolean hugePages) {
            this(vm, amount, piece, every, length, hugePages, Share.WHOLE);
        }
    }

    /** End all workloads of a guest. */
    record EndStress(String vm) implements OfVm {}

    /** Write to a file: page cache that becomes dirty, then clean. */
    record Write(String vm, String path, Pages amount) implements OfVm {}

    /** {@code sync}: everything dirty goes to the disk, beginning now. */
    record Sync(String vm) implements OfVm {}

    /** Change settings; what a running VM may not change is refused. */
    record SetMemory(String vm, MemorySettings.Change change) implements OfVm {}

    /** Runtime Memory Resize of a static VM to an exact size. */
    record Resize(String vm, Pages size) implements OfVm {}

    /** One balloon request past the balancer, but not past Minimum. */
    record RequestBalloon(String vm, Pages amount) implements OfVm {}

    /** {@code modprobe hv_balloon}. */
    record LoadDriver(String vm) implements OfVm {}

    /** {@code rmmod hv_balloon}. */
    record UnloadDriver(String vm) implements OfVm {}

    /** Take a checkpoint of the type that the VM is set to. */
    record Checkpoint(String vm, String name) implements OfVm {}

    /** Put a VM back into the state of a checkpoint; what it was since is lost. */
    record ApplyCheckpoint(String vm, String name) implements OfVm {}

    /** Forget a checkpoint. */
    record DeleteCheckpoint(String vm, String name) implements OfVm {}

    /** Arm a fault. */
    record Inject(String vm, MemoryFault fault) implements OfVm {}

    /** The host's own programs grow, taking what they find, then let go. */
    record PressHost(Pages perSecond, SimTime length) implements Command {}

    /** Arm a fault of backup. */
    record InjectBackup(String vm, BackupFault fault) implements OfVm {}

    /** Which checkpoints a VM gets. */
    record SetCheckpointType(String vm, CheckpointType type) implements OfVm {}

    /** Offer the integration service for backup to the guest, or not. */
    record OfferBackupService(String vm, boolean offered) implements OfVm {}

    /** Put an ISO file into the drive, or take it out. */
    record AttachIso(String vm, boolean attached) implements OfVm {}

    /** Connect the network adapter, or not. */
    record ConnectNetwork(String vm, boolean up) implements OfVm {}

    /** {@code echo something > path} */
    record CreateFile(String vm, String path) implements OfVm {}

    /** {@code rm path} */
    record DeleteFile(String vm, String path) implements OfVm {}

    /** {@code fsync}: what a file holds goes to the disk now, and is acknowledged when it is there. */
    record Fsync(String vm, String path) implements OfVm {}

    /**
     * A program that reads or writes files.
     *
     * @param kind      what it does
     * @param path      the file it works on; for a database its directory
     * @param perSecond what it writes in a second
     * @param length    how long
     */
    record RunProgram(String vm, IoProgram.Kind kind, String path, Pages perSecond, SimTime length) implements OfVm {}

    /** End a program. */
    record EndProgram(String vm, int pid) implements OfVm {}

    /** End the program that works on a path; for a database its directory. */
    record EndProgramOn(String vm, String path) implements OfVm {}

    /** {@code systemctl start} of the VSS daemon. */
    record StartDaemon(String vm) implements OfVm {}

    /** {@code systemctl stop} of the VSS daemon. */
    record StopDaemon(String vm) implements OfVm {}

    /** {@code kill -9} of the VSS daemon. */
    record KillDaemon(String vm) implements OfVm {}

    /** {@code fsfreeze -f} */
    record Freeze(String vm, String mount) implements OfVm {}

    /** {@code fsfreeze -u} */
    record Thaw(String vm, String mount) implements OfVm {}

    /**
     * Back VMs up.
     *
     * @param vms         all or none of them
     * @param target      a volume, or "store"
     * @param incremental only what has changed, where the host tracks changes
     */
    record Backup(List<String> vms, String target, boolean incremental) implements Command {
        public Backup {
            vms = List.copyOf(vms);
        }
    }

    /** {@code wbadmin stop job}: end the backup that is under way. */
    record StopBackup() implements Command {}

    /** Put the newest completed backup of a VM in its place. */
    record Restore(String vm) implements OfVm {}
}
