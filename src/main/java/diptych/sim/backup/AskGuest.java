package diptych.sim.backup;

import diptych.sim.model.BackupPart;
import diptych.sim.model.BackupPart.State;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Backups.Wish;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Consistency;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Life;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.VssOp;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.Optional;

/**
 * Stage 2: Hyper-V asks the guest whether it can be backed up live. If not, what happens depends on the host: before 2012 R2 the VM is
 * saved for a while, since then a checkpoint is made without a freeze, and who insists on a production checkpoint gets none.
 */
final class AskGuest {
    private static final SimTime CHECK = SimTime.millis(ModelChoice.CHECK_TAKES.value());
    static final SimTime CHECKPOINT = SimTime.millis(ModelChoice.CHECKPOINT_TAKES.value());
    private static final SimTime HOST_GIVES_UP = SimTime.seconds(ModelChoice.HOST_GIVES_UP.value());
    private static final int NO_SCSI_CONTROLLER = 10103;
    /** As administrators quote it [WIH]. */
    private static final String NO_SCSI_TEXT = "The virtual machine '%s' cannot be hot backed up since it has no SCSI controllers "
        + "attached. Please add one or more SCSI controllers to the virtual machine before performing a backup. %s";

    private AskGuest() {}

    static World begin(World world, int id, BackupPart part, Witness witness) {
        Vm vm = world.vm(part.vm());
        return switch (vm.life()) {
            case Life.Off off -> atRest(world, id, part, vm);
            case Life.Saved saved -> atRest(world, id, part, vm);
            case Life.Paused paused -> Jobs.to(world, id, part.saying(notFrozen(vm, "it is paused"), 0), State.FALLBACK,
                world.now().plus(CHECKPOINT), witness);
            case Life.Running running -> ask(world, id, part, vm, witness);
            default -> Freeze.fail(world, id, part, "'%s' is changing its state.".formatted(vm.name()), 0);
        };
    }

    /** Nothing moves on the disks of a VM that is off or saved. */
    private static World atRest(World world, int id, BackupPart part, Vm vm) {
        boolean clean = vm.life() instanceof Life.Off && vm.storage().disks().stream().allMatch(AskGuest::isClean);
        var copy = CheckpointAndThaw.copy(world, vm, clean ? Consistency.APPLICATION : Consistency.CRASH);
        return Jobs.with(world, id, part.checkpointed(copy, false).in(State.PREPARED, world.now(), SimTime.NEVER));
    }

    private static boolean isClean(VirtualDisk disk) {
        return disk.flat().images().values().stream().noneMatch(image -> image.journal() == Journal.NEEDS_RECOVERY);
    }

    private static World ask(World world, int id, BackupPart part, Vm vm, Witness witness) {
        Optional<Obstacle> obstacle = obstacle(world, vm);
        World struck = Faults.strike(world, vm.name(), Moment.CHECKING, witness);
        if (obstacle.isPresent()) return keptFrom(struck, id, part, obstacle.get(), witness);
        SimTime answerBy = world.now().plus(CHECK);
        if (vm.guestSettings().os() == GuestOs.WINDOWS) return Jobs.to(struck, id, part, State.CHECKING, answerBy, witness);
        if (!struck.vm(vm.name()).isRunning()) return Jobs.to(struck, id, part, State.CHECKING, SimTime.NEVER, witness);
        Vm asked = HvUtils.receive(struck.vm(vm.name()), VssOp.VSS_OP_HOT_BACKUP, world.now(), witness);
        return Jobs.to(struck.with(asked), id, part, State.CHECKING, answerBy, witness);
    }

    private static World keptFrom(World world, int id, BackupPart part, Obstacle obstacle, Witness witness) {
        Vm vm = world.vm(part.vm());
        World told = obstacle.event == 0 ? world
            : world.logs(Jobs.numbered(obstacle.event, NO_SCSI_TEXT.formatted(vm.name(), Jobs.machineId(vm))));
        return fallBack(told, id, part.saying("", obstacle.event), obstacle.why, witness);
    }

    private record Obstacle(String why, int event) {}

    /** What the host knows without asking. */
    private static Optional<Obstacle> obstacle(World world, Vm vm) {
        if (!vm.config().backupService()) return Optional.of(new Obstacle("the integration service for backup is not offered to it", 0));
        boolean windows = vm.guestSettings().os() == GuestOs.WINDOWS;
        if (!windows && vm.guest().files().vss().state() == VssService.State.DEVICE_DYING) {
            return Optional.of(new Obstacle("its guest has no VSS service on this host", 0));
        }
        String location = vm.config().snapshotLocation();
        for (Disk disk : vm.storage().specs()) {
            if (disk.isSeenByHost() && !location.isEmpty() && !Request.volume(disk.file()).equals(Request.volume(location))) {
                return Optional.of(new Obstacle("its checkpoints are not kept on the volume of its disks", 0));
            }
        }
        boolean scsi = vm.storage().specs().stream().anyMatch(disk -> disk.controller() == Disk.Controller.SCSI);
        return world.host().version() == HostVersion.WS2012R2 && !scsi
            ? Optional.of(new Obstacle("it cannot be hot backed up since it has no SCSI controllers attached", NO_SCSI_CONTROLLER))
            : Optional.empty();
    }

    /** The answer has come, or never will. */
    static World goOn(World world, int id, BackupPart part, boolean due, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (!vm.isRunning() || vm.guestSettings().os() != GuestOs.WINDOWS
            && vm.guest().files().vss().state() == VssService.State.DEVICE_DYING) {
            return fallBack(world, id, part, "its guest went away before it answered", witness);
        }
        if (vm.guestSettings().os() == GuestOs.WINDOWS) return due ? Freeze.begin(world, id, part, witness) : world;
        Optional<VssService.Answer> answer = vm.guest().files().vss().answer();
        if (world.now().isBefore(part.since().plus(CHECK))) return world;
        if (answer.isEmpty()) {
            boolean waitedLong = !world.now().isBefore(part.since().plus(HOST_GIVES_UP));
            if (waitedLong) return fallBack(world, id, part, "its guest never answered", witness);
            return due ? Jobs.with(world, id, part.in(State.CHECKING, part.since(), part.since().plus(HOST_GIVES_UP))) : world;
        }
        World read = world.with(vm.with(vm.guest().files().with(vm.guest().files().vss().read())));
        return answer.get().isOk() ? Freeze.begin(read, id, part, witness)
            : fallBack(read, id, part, "its guest says that it cannot be backed up live", witness);
    }

    /** A copy that is only crash consistent, the way this host makes one; or none. */
    static World fallBack(World world, int id, BackupPart part, String why, Witness witness) {
        Vm vm = world.vm(part.vm());
        BackupPart told = part.saying(notFrozen(vm, why), 0);
        if (world.host().version().compareTo(HostVersion.WS2012R2) < 0) {
            World wished = Jobs.wish(world, vm.name(), Wish.Kind.SAVE);
            witness.saw(new Event.HostAct(world.now(), vm.name(), Event.HostAct.Act.SAVE, ""));
            return Jobs.with(wished, id, told.savedByUs().in(State.SAVING, world.now(), SimTime.NEVER));
        }
        if (insists(world, vm)) return refuse(world, id, told, vm);
        return Jobs.with(world, id, told.in(State.FALLBACK, world.now(), world.now().plus(CHECKPOINT)));
    }

    private static String notFrozen(Vm vm, String why) {
        return "'%s' was not frozen: %s.".formatted(vm.name(), why);
    }

    static boolean insists(World world, Vm vm) {
        return world.host().version().compareTo(HostVersion.WS2016) >= 0 && vm.config().checkpointType() == CheckpointType.PRODUCTION_ONLY;
    }

    private static World refuse(World world, int id, BackupPart part, Vm vm) {
        String first = Request.noProduction(vm);
        String second = "Checkpoint operation for '%s' failed. %s".formatted(vm.name(), Jobs.machineId(vm));
        return Jobs.with(world.logs(first).logs(second), id, part.saying(first, 0).in(State.FAILED, world.now(), SimTime.NEVER));
    }

    /** Before 2012 R2: the VM has been written to disk, and stays there until the volume snapshot is made [BEN-BACKUP]. */
    static World saving(World world, int id, BackupPart part, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (vm.life() instanceof Life.Saved) {
            return Jobs.with(world, id, part.checkpointed(CheckpointAndThaw.copy(world, vm, Consistency.CRASH), false)
                .in(State.PREPARED, world.now(), SimTime.NEVER));
        }
        boolean onTheWay = vm.life() instanceof Life.Saving || vm.isRunning();
        return onTheWay ? world : Freeze.fail(world, id, part, "'%s' could not be saved for the backup.".formatted(vm.name()), 0);
    }
}
