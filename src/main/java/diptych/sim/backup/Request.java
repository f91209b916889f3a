package diptych.sim.backup;

import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupJob.ForCheckpoint;
import diptych.sim.model.BackupJob.ToStore;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.Life;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Stage 1: the backup application asks Hyper-V. It gathers what the writer knows, names the virtual machines and the volumes; the
 * guest notices nothing. What cannot be is refused here, and stands among the backups as failed.
 */
public final class Request {
    private static final SimTime TAKES = SimTime.seconds(ModelChoice.REQUEST_TAKES.value());
    private static final String STORE = "store";
    private static final String STOPPED = "The operation ended before completion.";

    private Request() {}

    public static Outcome backup(World world, Command.Backup asked, Witness witness) {
        for (String name : asked.vms()) {
            if (world.find(name).isEmpty()) return new Outcome.Refused("There is no virtual machine named '%s'.".formatted(name));
        }
        var parts = asked.vms().stream().distinct().map(name -> BackupPart.of(name, world.now())).toList();
        var job = job(world, new ToStore(asked.target(), asked.incremental()), parts, world.now().plus(TAKES));
        witness.saw(new Event.BackupState(world.now(), "", job.id(), BackupJob.State.REQUESTED, ""));
        World asking = world.with(world.backups().plus(job));
        String obstacle = obstacle(world, asked);
        return new Outcome.Accepted(obstacle.isEmpty() ? asking : refused(asking, job, obstacle, witness));
    }

    /** Whoever asked for the backup under way wants it no more; while the host is at work on the guest it cannot be stopped. */
    public static Outcome stop(World world, Witness witness) {
        for (BackupJob job : world.backups().toStore()) {
            if (job.isOver()) continue;
            boolean copies = job.state() == BackupJob.State.SNAPSHOTTING || job.state() == BackupJob.State.COPYING;
            return copies ? new Outcome.Accepted(CopyOut.fail(world, job.id(), STOPPED, 0, witness))
                : new Outcome.Refused("The backup cannot be stopped while its checkpoint is being made or merged; try again later.");
        }
        return new Outcome.Refused("No operation is currently in progress.");
    }

    /** The checkpoint of one running VM, which goes through the same stages as far as the fourth. */
    public static World checkpoint(World world, Vm vm, String name, Witness witness) {
        var job = job(world, new ForCheckpoint(name), List.of(BackupPart.of(vm.name(), world.now())), world.now());
        witness.saw(new Event.BackupState(world.now(), vm.name(), job.id(), BackupJob.State.REQUESTED, ""));
        return BackupFlow.step(world.with(world.backups().plus(job)), witness);
    }

    private static BackupJob job(World world, BackupJob.Purpose purpose, List<BackupPart> parts, SimTime due) {
        return new BackupJob(world.backups().nextId(), purpose, parts, BackupJob.State.REQUESTED, world.now(), world.now(), due, 0, 0, "",
            0);
    }

    private static World refused(World world, BackupJob job, String why, Witness witness) {
        World told = Jobs.with(world, job.saying(why, 0)).logs(why);
        return Jobs.to(told, job.id(), BackupJob.State.FAILED, SimTime.NEVER, witness);
    }

    private static String obstacle(World world, Command.Backup asked) {
        if (asked.vms().isEmpty()) return "The backup names no virtual machine.";
        for (String name : asked.vms()) {
            Vm vm = world.vm(name);
            if (world.backups().activeFor(name).isPresent()) {
                return "Another backup of '%s' is in progress; a virtual machine is backed up once at a time.".formatted(name);
            }
            if (isMoving(vm.life())) return "'%s' is changing its state; it must be off, running, paused or saved.".formatted(name);
            for (Disk disk : vm.storage().specs()) {
                if (disk.isSeenByHost() && !isStore(asked.target()) && volume(disk.file()).equals(volume(asked.target()))) {
                    return "The backup cannot be stored on %s, for that is the volume being backed up.".formatted(volume(asked.target()));
                }
            }
        }
        return "";
    }

    private static boolean isStore(String target) {
        return target.isEmpty() || target.equals(STORE);
    }

    private static boolean isMoving(Life life) {
        return !(life instanceof Life.Off || life instanceof Life.Running || life instanceof Life.Paused || life instanceof Life.Saved);
    }

    /** What the host's log says where a checkpoint was to freeze the guest and cannot [ACRONIS]. */
    public static String noProduction(Vm vm) {
        return "Production checkpoints cannot be created for '%s'. %s".formatted(vm.name(), Jobs.machineId(vm));
    }

    /** The drive letter, or server and share; C: for a path without either. */
    static String volume(String file) {
        if (file.startsWith("\\\\")) return String.join("\\", Arrays.stream(file.split("\\\\")).limit(4).toList()).toUpperCase(Locale.ROOT);
        return file.length() >= 2 && file.charAt(1) == ':' ? file.substring(0, 2).toUpperCase(Locale.ROOT) : "C:";
    }
}
