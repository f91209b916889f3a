package diptych.sim;

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
 * Standard checkpoints: the state of a VM with its memory, so that a guest comes back with the very balloon it had. A VM that was
 * running needs its memory again; where the host has not got it, the VM comes back saved and can be started later.
 */
final class Checkpoints {
    private Checkpoints() {}

    static Outcome take(World world, Vm vm, String name, Witness witness) {
        if (find(vm, name).isPresent()) return new Refused("'%s' has a checkpoint named '%s' already.".formatted(vm.name(), name));
        if (!isStill(vm.life())) {
            return new Refused("Checkpoint operation failed. '%s' is changing its state; it must be off, running, paused or saved."
                .formatted(vm.name()));
        }
        var all = new ArrayList<>(vm.checkpoints());
        all.add(new StateCheckpoint(name, world.now(), vm.withCheckpoints(List.of())));
        return done(world, vm.withCheckpoints(all), name, What.CREATED, witness);
    }

    static Outcome apply(World world, Vm vm, String name, Witness witness) {
        Optional<StateCheckpoint> found = find(vm, name);
        if (found.isEmpty()) return new Refused(unknown(vm, name));
        StateCheckpoint checkpoint = found.get();
        World without = world.with(Power.switchedOff(vm));
        Vm back = Power.comeBack(without, checkpoint.vm(), checkpoint.at(), vm.checkpoints());
        if (back.life().state() != vm.life().state()) {
            witness.saw(new Event.StateChanged(world.now(), vm.name(), vm.life().state(), back.life().state()));
        }
        return done(without, back, name, What.APPLIED, witness);
    }

    static Outcome delete(World world, Vm vm, String name, Witness witness) {
        if (find(vm, name).isEmpty()) return new Refused(unknown(vm, name));
        return done(world, vm.withCheckpoints(vm.checkpoints().stream().filter(other -> !other.name().equals(name)).toList()),
            name, What.DELETED, witness);
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
