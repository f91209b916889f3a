package diptych.sim.backup;

import diptych.sim.guest.Journals;
import diptych.sim.guest.Mounting;
import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.BackupPart.State;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Consistency;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Life;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Storage;
import diptych.sim.model.Vm;
import diptych.sim.model.VssOp;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * Stage 4: Hyper-V cuts every virtual disk in two. What is there stands still from now on, what the guest writes goes to a new file
 * beside it; then the guest may breathe again. The pause ends here.
 */
final class CheckpointAndThaw {
    private static final SimTime THAW = SimTime.millis(ModelChoice.THAW_TAKES.value());
    private static final SimTime HOST_GIVES_UP = SimTime.seconds(ModelChoice.HOST_GIVES_UP.value());

    private CheckpointAndThaw() {}

    static World begin(World world, int id, BackupPart part, Witness witness) {
        World making = Jobs.with(world, id, part.in(State.CHECKPOINTING, world.now(), world.now().plus(AskGuest.CHECKPOINT)));
        return Faults.strike(making, part.vm(), Moment.CHECKPOINTING, witness);
    }

    static World goOn(World world, int id, BackupPart part, boolean due, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (!vm.isRunning()) {
            World left = world.with(Daemon.leave(vm, "the guest was on its way down"));
            return Freeze.fail(left, id, part.thawed(world.now()), "Checkpoint operation for '%s' failed. %s"
                .formatted(vm.name(), Jobs.machineId(vm)), 0);
        }
        if (!due) return world;
        World cut = vm.guestSettings().os() == GuestOs.WINDOWS ? cutWindows(world, id, part, vm, witness)
            : standsStill(vm, part) ? cut(world, id, part, Consistency.FILE_SYSTEM, true, witness)
            : cut(world, id, part.saying("The guest thawed before the checkpoint was made.", 0), Consistency.CRASH,
                !Jobs.job(world, id).isBackup(), witness);
        return sendThaw(cut, id, Jobs.job(cut, id).part(part.vm()).orElseThrow(), witness);
    }

    /** Whether all that was frozen still is; somebody inside may have thawed it, a daemon that lost its channel for one. */
    private static boolean standsStill(Vm vm, BackupPart part) {
        return part.froze().stream().allMatch(at -> FreezeSuper.isFrozen(vm, at));
    }

    /** The writers inside Windows have put everything on the disks, and hold their breath just for the checkpoint. */
    private static World cutWindows(World world, int id, BackupPart part, Vm vm, Witness witness) {
        Vm quiet = vm;
        int systems = vm.guest().files().systems().size();
        for (int i = 0; i < systems; i++) quiet = Journals.quiesce(quiet, i);
        World cut = cut(world.with(quiet), id, part, Consistency.APPLICATION, true, witness);
        Vm goesOn = cut.vm(part.vm());
        for (int i = 0; i < systems; i++) goesOn = Journals.inUse(goesOn, i);
        return cut.with(goesOn);
    }

    /** The checkpoint without a freeze: as if the plug had been pulled. */
    static World withoutFreeze(World world, int id, BackupPart part, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (!(vm.isRunning() || vm.life() instanceof Life.Paused || vm.life() instanceof Life.Booting || vm.life() instanceof Life.Off)) {
            return Freeze.fail(world, id, part, "'%s' is changing its state.".formatted(vm.name()), 0);
        }
        World cut = cut(world, id, part, Consistency.CRASH, false, witness);
        return Jobs.with(cut, id, Jobs.job(cut, id).part(part.vm()).orElseThrow().in(State.PREPARED, world.now(), SimTime.NEVER));
    }

    private static World cut(World world, int id, BackupPart part, Consistency consistency, boolean online, Witness witness) {
        Vm vm = world.vm(part.vm());
        var job = Jobs.job(world, id);
        BackupCopy copy = copy(world, vm, consistency);
        witness.saw(job.purpose() instanceof BackupJob.ForCheckpoint made
            ? new Event.CheckpointEvent(world.now(), vm.name(), made.name(), Event.CheckpointEvent.What.CREATED)
            : new Event.HostAct(world.now(), vm.name(), Event.HostAct.Act.CREATE_CHECKPOINT, job.mark()));
        World kept = job.isBackup() || online ? world.with(vm.with(vm.storage().cut(job.mark()))) : world;
        return Jobs.with(kept, id, part.checkpointed(copy, online));
    }

    /** The VM as somebody finds it who starts from these disks: off, or saved with its memory. */
    static BackupCopy copy(World world, Vm vm, Consistency consistency) {
        Storage disks = Mounting.remembered(vm);
        Vm then = vm.life() instanceof Life.Saved ? vm.withCheckpoints(List.of())
            : Vm.off(vm.spec(), vm.settings()).with(disks).with(vm.config());
        return new BackupCopy(vm.name(), world.now(), then, List.of(), Mounting.promised(vm), consistency, List.of(), List.of());
    }

    private static World sendThaw(World world, int id, BackupPart part, Witness witness) {
        World hung = Faults.hang(world, part.vm(), Moment.THAWING, witness);
        World struck = Faults.strike(hung, part.vm(), Moment.THAWING, witness);
        Vm vm = struck.vm(part.vm());
        if (vm.guestSettings().os() == GuestOs.WINDOWS) {
            return Jobs.with(struck, id, part.in(State.THAWING, world.now(), world.now().plus(THAW)));
        }
        Optional<BackupFault> lost = vm.config().faults().stream().filter(BackupFault.LoseThaw.class::isInstance).findFirst();
        if (lost.isPresent()) {
            Vm left = Daemon.leave(vm.with(vm.config().without(lost.get())),
                "the host never sent THAW, and neither kernel nor daemon thaws by itself");
            return prepared(struck.with(left), id, part.saying("The host did not send THAW; the guest stays frozen.", 0), false);
        }
        if (!Freeze.isThere(vm)) return gone(struck, id, part, vm);
        Vm asked = HvUtils.receive(vm, VssOp.VSS_OP_THAW, world.now(), witness);
        boolean endless = HvUtils.era(vm).otherLimit() == SimTime.NEVER || asked.guest().files().vss()
            .state() == VssService.State.DEVICE_INIT;
        return Jobs.with(struck.with(asked), id,
            part.in(State.THAWING, world.now(), endless ? world.now().plus(HOST_GIVES_UP) : SimTime.NEVER));
    }

    static World thawing(World world, int id, BackupPart part, boolean due, Witness witness) {
        Vm vm = world.vm(part.vm());
        if (!Freeze.isThere(vm)) return gone(world, id, part, vm);
        if (vm.guestSettings().os() == GuestOs.WINDOWS) return due ? prepared(world, id, part, true) : world;
        Optional<VssService.Answer> answer = vm.guest().files().vss().answer();
        if (answer.isEmpty() && !due) return world;
        World read = world.with(vm.with(vm.guest().files().with(vm.guest().files().vss().read())));
        if (answer.isPresent() && answer.get().isOk()) return prepared(read, id, part, true);
        Vm left = Daemon.leave(read.vm(part.vm()), "the guest did not carry out THAW");
        boolean stuck = left.guest().files().systems().stream().anyMatch(system -> system.holdsWriters());
        BackupPart told = stuck ? part.saying("The guest did not carry out THAW and stays frozen; the checkpoint is good.", 0) : part;
        return prepared(read.with(left), id, told, !stuck);
    }

    /** There is nobody left to thaw: the guest has gone, or thaws by itself because its channel has. */
    private static World gone(World world, int id, BackupPart part, Vm vm) {
        Vm left = Daemon.leave(vm, "its channel to the host is gone");
        boolean stuck = left.guest().files().systems().stream().anyMatch(system -> system.holdsWriters());
        return prepared(world.with(left), id, part, !stuck);
    }

    private static World prepared(World world, int id, BackupPart part, boolean thawed) {
        BackupPart over = thawed ? part.thawed(world.now()) : part;
        return Jobs.with(world, id, over.in(State.PREPARED, world.now(), SimTime.NEVER));
    }
}
