package diptych.sim;

import diptych.sim.model.Backups;
import diptych.sim.model.Life;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;

/** What a backup needs to be done to a VM as a whole: save it for a while, or what a fault makes of it. */
final class Wishes {
    private Wishes() {}

    static World grant(World world, Witness witness) {
        if (world.backups().wishes().isEmpty()) return world;
        World next = world.with(world.backups().granted());
        for (Backups.Wish wish : world.backups().wishes()) next = grant(next, wish, witness);
        return next;
    }

    private static World grant(World world, Backups.Wish wish, Witness witness) {
        Vm vm = world.vm(wish.vm());
        return switch (wish.kind()) {
            case SAVE -> vm.isRunning() ? after(world, Power.save(world, vm)) : world;
            case RESUME -> vm.life() instanceof Life.Saved ? after(world, Power.resume(world, vm, witness)) : world;
            case TURN_OFF -> vm.life() instanceof Life.Off ? world : after(world, Power.turnOff(world, vm, witness));
            case RESET -> vm.isRunning() ? Power.reset(world, vm, witness) : world;
        };
    }

    private static World after(World world, Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted ? accepted.world() : world;
    }
}
