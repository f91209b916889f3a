package diptych.sim.backup;

import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupFault.AtStage;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Backups.Wish;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import java.util.Optional;

/** What a learner can break. A fault with a stage strikes when the VM has just come into it. */
final class Faults {
    private Faults() {}

    /** Everything armed for this stage strikes; a daemon that hangs has done so before the message comes. */
    static World strike(World world, String name, Moment stage, Witness witness) {
        World struck = world;
        for (BackupFault fault : world.vm(name).config().faults()) {
            if (fault instanceof AtStage at && at.stage() == stage) struck = strike(struck, name, at, witness);
        }
        return struck;
    }

    /** Only daemons that hang. */
    static World hang(World world, String name, Moment stage, Witness witness) {
        World struck = world;
        for (BackupFault fault : world.vm(name).config().faults()) {
            if (fault instanceof BackupFault.HangDaemon at && at.stage() == stage) struck = strike(struck, name, at, witness);
        }
        return struck;
    }

    private static World strike(World world, String name, AtStage fault, Witness witness) {
        Vm vm = world.vm(name).with(world.vm(name).config().without(fault));
        World disarmed = world.with(vm);
        if (!vm.isRunning()) return disarmed;
        return switch (fault) {
            case BackupFault.KillDaemon kill -> disarmed.with(Daemon.kill(vm, world.now(), witness));
            case BackupFault.RestartDaemon restart ->
                disarmed.with(Daemon.start(Daemon.kill(vm, world.now(), witness), world.now(), witness));
            case BackupFault.HangDaemon hang -> disarmed.with(Daemon.hang(vm, world.now(), witness));
            case BackupFault.LoseChannel lose -> disarmed.with(Daemon.channelLost(vm, true, world.now(), witness));
            case BackupFault.Reboot reboot -> Jobs.wish(disarmed, name, Wish.Kind.RESET);
            case BackupFault.TurnOff turnOff -> Jobs.wish(disarmed, name, Wish.Kind.TURN_OFF);
        };
    }

    /** A fault of the whole set, armed on any of its VMs. */
    static <F extends BackupFault> Optional<F> armed(World world, BackupJob job, Class<F> kind) {
        for (BackupPart part : job.parts()) {
            for (BackupFault fault : world.vm(part.vm()).config().faults()) {
                if (kind.isInstance(fault)) return Optional.of(kind.cast(fault));
            }
        }
        return Optional.empty();
    }

    /** It has struck. */
    static World struck(World world, BackupJob job, Class<? extends BackupFault> kind) {
        for (BackupPart part : job.parts()) {
            Vm vm = world.vm(part.vm());
            for (BackupFault fault : vm.config().faults()) {
                if (kind.isInstance(fault)) return world.with(vm.with(vm.config().without(fault)));
            }
        }
        return world;
    }
}
