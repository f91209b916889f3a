package diptych.sim;

import diptych.sim.backup.Merge;
import diptych.sim.backup.Request;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Errand;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Storage;
import diptych.sim.model.Event;
import diptych.sim.model.Event.CheckpointEvent.What;
import diptych.sim.model.Life;
import diptych.sim.model.Outcome;
import diptych.sim.model.Outcome.Accepted;
import diptych.sim.model.Outcome.Refused;
import diptych.sim.model.StateCheckpoint;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints. A standard one keeps the state of a VM with its memory, so that a guest comes back with the very balloon it had; a VM
 * that was running needs its memory again, and where the host has not got it, comes back saved and can be started later. A production
 * one freezes the guest like a backup and keeps disks only, so the VM is off afterwards [MS-CKPT2].
 */
final class Checkpoints {
    private Checkpoints() {}

    static Outcome take(World world, Vm vm, String name, Witness witness) {
        if (find(vm, name).isPresent()) return new Refused("'%s' has a checkpoint named '%s' already.".formatted(vm.name(), name));
        if (!isStill(vm.life())) {
            return new Refused("Checkpoint operation failed. '%s' is changing its state; it must be off, running, paused or saved."
                .formatted(vm.name()));
        }
        if (world.backups().activeFor(vm.name()).isPresent()) {
            return new Refused("Checkpoint operation for '%s' failed: another operation on its disks is in progress.".formatted(vm.name()));
        }
        CheckpointType type = type(world, vm);
        if (type == CheckpointType.DISABLED) return new Refused("Checkpoints have been disabled for '%s'.".formatted(vm.name()));
        if (vm.isRunning() && type != CheckpointType.STANDARD) {
            return new Accepted(Request.checkpoint(world.with(vm.with(Errand.UNDER_WAY)), vm, name, witness));
        }
        if (type == CheckpointType.PRODUCTION_ONLY && !(vm.life() instanceof Life.Off)) return new Refused(Request.noProduction(vm));
        var all = new ArrayList<>(vm.checkpoints());
        all.add(new StateCheckpoint(name, world.now(), vm.withCheckpoints(List.of()), CheckpointType.STANDARD));
        Vm cut = vm.with(vm.storage().cut(StateCheckpoint.mark(name))).with(Errand.NONE);
        return done(world, cut.withCheckpoints(all), name, What.CREATED, witness);
    }

    /** Hosts before 2016 know standard checkpoints only. */
    private static CheckpointType type(World world, Vm vm) {
        return world.host().version().compareTo(HostVersion.WS2016) < 0 ? CheckpointType.STANDARD : vm.config().checkpointType();
    }

    static Outcome apply(World world, Vm vm, String name, Witness witness) {
        Optional<StateCheckpoint> found = find(vm, name);
        if (found.isEmpty()) return new Refused(unknown(vm, name));
        if (world.backups().activeFor(vm.name()).isPresent()) {
            return new Refused("The checkpoint cannot be applied: another operation on the disks of '%s' is in progress."
                .formatted(vm.name()));
        }
        StateCheckpoint checkpoint = found.get();
        World without = world.with(Power.switchedOff(vm));
        Vm then = checkpoint.vm().with(onNewLayer(checkpoint, vm)).with(vm.config());
        Vm back = Power.comeBack(without, then, checkpoint.at(), vm.checkpoints());
        if (back.life().state() != vm.life().state()) {
            witness.saw(new Event.StateChanged(world.now(), vm.name(), vm.life().state(), back.life().state()));
        }
        return done(without, back, name, What.APPLIED, witness);
    }

    static Outcome delete(World world, Vm vm, String name, Witness witness) {
        if (find(vm, name).isEmpty()) return new Refused(unknown(vm, name));
        String mark = StateCheckpoint.mark(name);
        var left = vm.checkpoints().stream().filter(other -> !other.name().equals(name))
            .map(other -> new StateCheckpoint(other.name(), other.at(), other.vm().with(other.vm().storage().merged(mark)), other.type()))
            .toList();
        witness.saw(new Event.CheckpointEvent(world.now(), vm.name(), name, What.DELETED));
        World merging = world.with(Merge.begin(vm.withCheckpoints(left), mark, world.now(), witness));
        // Where nothing was written since, there is nothing to wait for.
        return new Accepted(Merge.due(merging, merging.vm(vm.name()), witness));
    }

    /**
     * The disks as they were, those that the host does not see as they are; what is written from now on goes to a new layer, so that
     * the checkpoint can be applied again.
     */
    private static Storage onNewLayer(StateCheckpoint checkpoint, Vm now) {
        Storage then = checkpoint.vm().storage().withUnseenOf(now.storage());
        Storage counted = new Storage(then.disks(), then.intended(), Math.max(then.stamp(), now.storage().stamp()), now.storage().cuts(),
            then.merges());
        return counted.cut(StateCheckpoint.mark(checkpoint.name()));
    }

    private static Outcome done(World world, Vm vm, String name, What what, Witness witness) {
        witness.saw(new Event.CheckpointEvent(world.now(), vm.name(), name, what));
        return new Accepted(world.with(vm));
    }

    private static boolean isStill(Life life) {
        return life instanceof Life.Off || life instanceof Life.Running || life instanceof Life.Paused || life instanceof Life.Saved;
    }

    private static Optional<StateCheckpoint> find(Vm vm, String name) {
        return vm.checkpoints().stream().filter(checkpoint -> checkpoint.name().equals(name)).findFirst();
    }

    private static String unknown(Vm vm, String name) {
        return "Hyper-V was unable to find a checkpoint named '%s' of virtual machine '%s'.".formatted(name, vm.name());
    }
}
