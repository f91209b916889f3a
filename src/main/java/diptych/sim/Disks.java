package diptych.sim;

import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.backup.Daemon;
import diptych.sim.backup.Errno;
import diptych.sim.backup.FreezeSuper;
import diptych.sim.backup.GuestSide;
import diptych.sim.backup.Restore;
import diptych.sim.guest.FilePrograms;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.Errand;
import diptych.sim.model.Event;
import diptych.sim.model.FileSystem.By;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Outcome;
import diptych.sim.model.Outcome.Accepted;
import diptych.sim.model.Outcome.Refused;
import diptych.sim.model.Vm;
import diptych.sim.model.VmConfig;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be asked of a VM's disks, of the programs that use them, and of the host's settings for them. */
final class Disks {
    private Disks() {}

    /** What Hyper-V does not do to a VM while its disks are in other hands; empty if it does it. */
    static Optional<String> busy(World world, Vm vm, Command.OfVm command) {
        if (!world.backups().active()) return Optional.empty();
        Optional<BackupJob> job = world.backups().activeFor(vm.name());
        if (job.isEmpty()) return Optional.empty();
        boolean restoring = job.get().purpose() instanceof BackupJob.FromStore;
        boolean preparing = job.get().part(vm.name()).stream().anyMatch(part -> part.state() != BackupPart.State.WAITING && !part.isOver());
        boolean refused = switch (command) {
            case Command.Save c -> preparing;
            case Command.Pause c -> preparing;
            case Command.Start c -> restoring;
            default -> false;
        };
        return refused ? Optional.of("The operation on '%s' cannot be performed while it is being %s.".formatted(vm.name(),
            restoring ? "restored" : "backed up")) : Optional.empty();
    }

    /** Something done to a file; a program that has to wait for a thaw has begun all the same. */
    static Outcome file(World world, Vm vm, String path, Pages more, Supplier<Vm> change) {
        if (!vm.isRunning()) return Simulation.inside(world, vm, change);
        Optional<String> obstacle = FilePrograms.obstacle(vm, path, more);
        return obstacle.isPresent() ? new Refused(obstacle.get()) : Simulation.inside(world, vm, change);
    }

    static Outcome existing(World world, Vm vm, String path, Supplier<Vm> change) {
        if (vm.isRunning() && !ConsistencyCheck.file(vm, path).isThere()) return new Refused(path + ": No such file or directory");
        return file(world, vm, path, Pages.ZERO, change);
    }

    static Outcome running(World world, Vm vm, Supplier<Vm> change) {
        return vm.isRunning() && !vm.guest().files().daemon().isRunning()
            ? new Refused("hv_vss_daemon does not run in '%s'.".formatted(vm.name())) : Simulation.inside(world, vm, change);
    }

    static Outcome startDaemon(World world, Vm vm, Witness witness) {
        if (!vm.isRunning()) return Simulation.inside(world, vm, () -> vm);
        VssDaemon daemon = vm.guest().files().daemon();
        if (daemon.isRunning()) return new Refused("hv_vss_daemon runs in '%s' already.".formatted(vm.name()));
        if (daemon.presence() == VssDaemon.Presence.ABSENT) {
            return new Refused("hv_vss_daemon is not installed in '%s'; its package is missing.".formatted(vm.name()));
        }
        if (vm.guest().files().vss().state() == VssService.State.DEVICE_DYING) {
            return new Refused("hv_vss_daemon cannot start in '%s': there is no /dev/vmbus/hv_vss.".formatted(vm.name()));
        }
        return Simulation.inside(world, vm, () -> Daemon.start(vm, world.now(), witness));
    }

    /** {@code fsfreeze -f} */
    static Outcome freeze(World world, Vm vm, String mount, Witness witness) {
        if (!vm.isRunning()) return Simulation.inside(world, vm, () -> vm);
        FreezeSuper.Called called = FreezeSuper.freeze(vm, mount, By.HAND, world.now(), witness);
        if (called.error() == Errno.OK) return new Accepted(world.with(called.vm().with(Errand.NONE)));
        String message = fsfreeze(mount, "freeze", called.error());
        // A fault that has struck is spent, so that this is no refusal, which would change nothing.
        return called.vm() == vm ? new Refused(message) : new Accepted(world.with(called.vm().with(Errand.NONE.failing(message))));
    }

    /** {@code fsfreeze -u} */
    static Outcome thaw(World world, Vm vm, String mount, Witness witness) {
        if (!vm.isRunning()) return Simulation.inside(world, vm, () -> vm);
        FreezeSuper.Called called = FreezeSuper.thaw(vm, mount, world.now(), witness);
        return called.error() == Errno.OK ? new Accepted(world.with(called.vm().with(Errand.NONE)))
            : new Refused(fsfreeze(mount, "unfreeze", called.error()));
    }

    private static String fsfreeze(String mount, String what, int error) {
        return error == Errno.ENOENT ? "fsfreeze: cannot open %s: %s".formatted(mount, Errno.text(error))
            : "fsfreeze: %s: %s failed: %s".formatted(mount, what, Errno.text(error));
    }

    /** A file of a backup that is there is lost at once. */
    static Outcome inject(World world, Vm vm, BackupFault fault) {
        if (fault instanceof BackupFault.LoseBackupFile lose) {
            for (int i = world.backups().jobs().size() - 1; i >= 0; i--) {
                BackupJob job = world.backups().jobs().get(i);
                var part = job.part(vm.name());
                boolean holds = job.isBackup() && job.state() == BackupJob.State.DONE && part.isPresent() && part.get().copy().isPresent();
                if (!holds) continue;
                var lost = part.get().copy().get().file(lose.file());
                if (lost.isEmpty()) break;
                var without = part.get().with(part.get().copy().get().losing(lost.get()));
                return new Accepted(world.with(world.backups().with(job.with(without))));
            }
        }
        return new Accepted(world.with(vm.with(vm.config().armed(fault))));
    }

    static Outcome checkpointType(World world, Vm vm, CheckpointType type, Witness witness) {
        if (world.host().version().compareTo(HostVersion.WS2016) < 0) {
            return new Refused("Set-VM : A parameter cannot be found that matches parameter name 'CheckpointType'; it came with 2016.");
        }
        return configured(world, vm, vm.config().with(type), "CheckpointType", type.written(), witness);
    }

    static Outcome offer(World world, Vm vm, boolean offered, Witness witness) {
        witness.saw(new Event.ConfigChanged(world.now(), vm.name(), "VSS", offered ? "enabled" : "disabled"));
        return new Accepted(world.with(GuestSide.offer(vm, offered, world.host().version(), world.now(), witness)));
    }

    static Outcome configured(World world, Vm vm, VmConfig config, String what, String value, Witness witness) {
        witness.saw(new Event.ConfigChanged(world.now(), vm.name(), what, value));
        return new Accepted(world.with(vm.with(config)));
    }

    static Outcome restore(World world, Vm vm, Witness witness) {
        if (world.backups().activeFor(vm.name()).isPresent()) {
            return new Refused("'%s' cannot be restored while another operation on its disks is in progress.".formatted(vm.name()));
        }
        Vm off = Power.switchedOff(vm).withCheckpoints(List.of()).with(Errand.UNDER_WAY);
        Outcome outcome = Restore.begin(world, off, witness);
        if (outcome instanceof Accepted && vm.life().state() != off.life().state()) {
            witness.saw(new Event.StateChanged(world.now(), vm.name(), vm.life().state(), off.life().state()));
        }
        return outcome;
    }
}
