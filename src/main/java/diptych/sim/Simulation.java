package diptych.sim;

import diptych.sim.backup.Daemon;
import diptych.sim.backup.Request;
import diptych.sim.guest.FilePrograms;
import diptych.sim.guest.Writeback;
import diptych.sim.guest.Workload;
import diptych.sim.memory.Handshake;
import diptych.sim.model.Command;
import diptych.sim.model.Driver;
import diptych.sim.model.Errand;
import diptych.sim.model.Event;
import diptych.sim.model.Host;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.Outcome;
import diptych.sim.model.Outcome.Accepted;
import diptych.sim.model.Outcome.Refused;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The front door: a world, a command, a new world; a world, some time, a new world. The same world and the same commands give the
 * same result on every machine.
 */
public final class Simulation {
    private Simulation() {}

    /** Time 0, every VM off. */
    public static World begin(Host host, List<Vm> vms) {
        return new World(SimTime.ZERO, host, vms);
    }

    /**
     * Asks for something at this moment. What takes time has begun when this returns; {@link Vm#errand} tells what became of it.
     * A refused command changes nothing.
     */
    public static Outcome submit(World world, Command command, Witness witness) {
        return switch (command) {
            case Command.InOrder all -> inOrder(world, all, witness);
            case Command.Backup backup -> Request.backup(world, backup, witness);
            case Command.StopBackup stop -> Request.stop(world, witness);
            case Command.OfVm ofVm -> world.find(ofVm.vm())
                .map(vm -> submit(world, vm, ofVm, witness))
                .orElseGet(() -> new Refused("Hyper-V was unable to find a virtual machine with name \"%s\".".formatted(ofVm.vm())));
            case Command.PressHost press -> new Accepted(world.with(world.host().with(new Host.Applications(
                world.host().applications().held(), world.host().applications().held(), press.perSecond(),
                world.now().plus(press.length())))));
        };
    }

    /** Nobody sees anything of it if one is refused. */
    private static Outcome inOrder(World world, Command.InOrder all, Witness witness) {
        var seen = new ArrayList<Event>();
        World changed = world;
        for (Command command : all.commands()) {
            switch (submit(changed, command, seen::add)) {
                case Refused refused -> {
                    return refused;
                }
                case Accepted accepted -> changed = accepted.world();
            }
        }
        seen.forEach(witness::saw);
        return new Accepted(changed);
    }

    /** Lets everything happen that is due up to and including {@code until}; the new world's time is {@code until}. */
    public static World advance(World world, SimTime until, Witness witness) {
        World next = world;
        for (SimTime due = nextDue(next); !due.isAfter(until); due = nextDue(next)) {
            World further = due.equals(until) || due.equals(next.nextSecond()) ? next : Tick.strides(next, until);
            next = further == next ? step(next.at(due), witness) : further;
        }
        return next.now().equals(until) ? next : next.at(until);
    }

    /** When something can happen next: the next whole second at the latest. */
    public static SimTime nextDue(World world) {
        SimTime due = world.nextSecond().min(world.host().applications().until());
        for (Vm vm : world.vms()) due = due.min(vm.due());
        due = due.min(world.backups().due());
        return due.max(world.now());
    }

    /** The same, but for turns in which programs do nothing but read and write on, as they did before. */
    public static SimTime nextNews(World world) {
        return Tick.news(world);
    }

    private static World step(World world, Witness witness) {
        World next = Tick.backups(Tick.due(world, witness), witness);
        return world.nextSecond().isAfter(world.now()) ? next : Tick.second(next, witness).secondPassed();
    }

    private static Outcome submit(World world, Vm vm, Command.OfVm command, Witness witness) {
        SimTime now = world.now();
        Optional<String> busy = Disks.busy(world, vm, command);
        if (busy.isPresent()) return new Refused(busy.get());
        return switch (command) {
            case Command.Start start -> Power.start(world, vm, witness);
            case Command.Shutdown shutdown -> Power.shutdown(world, vm, false);
            case Command.Reboot reboot -> Power.shutdown(world, vm, true);
            case Command.TurnOff turnOff -> Power.turnOff(world, vm, witness);
            case Command.Save save -> Power.save(world, vm);
            case Command.Pause pause -> Power.pause(world, vm, witness);
            case Command.Resume resume -> Power.resume(world, vm, witness);
            case Command.SetMemory set -> Adjust.settings(world, vm, set.change(), witness);
            case Command.Resize resize -> Adjust.resize(world, vm, resize.size(), witness);
            case Command.RequestBalloon request -> Adjust.balloon(world, vm, request.amount(), witness);
            case Command.Stress stress -> inside(world, vm, () -> Workload.begin(vm, stress, now, witness));
            case Command.EndStress end -> inside(world, vm, () -> Workload.endAll(vm, now, witness));
            case Command.Write write -> Disks.file(world, vm, write.path(), write.amount(),
                () -> FilePrograms.write(vm, write.path(), write.amount(), now, witness));
            case Command.Sync sync -> inside(world, vm, () -> Writeback.sync(vm));
            case Command.LoadDriver load -> load(world, vm, witness);
            case Command.UnloadDriver unload -> unload(world, vm, witness);
            case Command.Checkpoint take -> Checkpoints.take(world, vm, take.name(), witness);
            case Command.ApplyCheckpoint apply -> Checkpoints.apply(world, vm, apply.name(), witness);
            case Command.DeleteCheckpoint delete -> Checkpoints.delete(world, vm, delete.name(), witness);
            case Command.Inject inject -> new Accepted(world.with(armed(vm, inject.fault())));
            case Command.CreateFile create -> Disks.file(world, vm, create.path(), Pages.pages(1),
                () -> FilePrograms.create(vm, create.path(), now, witness));
            case Command.DeleteFile delete -> Disks.existing(world, vm, delete.path(),
                () -> FilePrograms.delete(vm, delete.path(), now, witness));
            case Command.Fsync fsync -> Disks.existing(world, vm, fsync.path(), () -> FilePrograms.fsync(vm, fsync.path(), now, witness));
            case Command.RunProgram run -> vm.isRunning() ? FilePrograms.run(world, vm, run, witness) : inside(world, vm, () -> vm);
            case Command.EndProgram end -> inside(world, vm, () -> FilePrograms.end(vm, end.pid(), now));
            case Command.EndProgramOn end -> inside(world, vm, () -> FilePrograms.end(vm, end.path(), now));
            case Command.StartDaemon start -> Disks.startDaemon(world, vm, witness);
            case Command.StopDaemon stop -> Disks.running(world, vm, () -> Daemon.stop(vm, now, witness));
            case Command.KillDaemon kill -> Disks.running(world, vm, () -> Daemon.kill(vm, now, witness));
            case Command.Freeze freeze -> Disks.freeze(world, vm, freeze.mount(), witness);
            case Command.Thaw thaw -> Disks.thaw(world, vm, thaw.mount(), witness);
            case Command.InjectBackup inject -> Disks.inject(world, vm, inject.fault());
            case Command.SetCheckpointType set -> Disks.checkpointType(world, vm, set.type(), witness);
            case Command.OfferBackupService offer -> Disks.offer(world, vm, offer.offered(), witness);
            case Command.AttachIso attach -> Disks.configured(world, vm, vm.config().withIso(attach.attached()), "iso",
                String.valueOf(attach.attached()), witness);
            case Command.ConnectNetwork connect -> Disks.configured(world, vm, vm.config().withNetwork(connect.up()), "network",
                connect.up() ? "up" : "down", witness);
            case Command.Restore restore -> Disks.restore(world, vm, witness);
        };
    }

    static Outcome inside(World world, Vm vm, Supplier<Vm> change) {
        return vm.isRunning() ? new Accepted(world.with(change.get().with(Errand.NONE)))
            : new Refused("'%s' is not running, so nothing can be done inside it.".formatted(vm.name()));
    }

    private static Outcome load(World world, Vm vm, Witness witness) {
        return switch (vm.guest().driver().presence()) {
            case UNLOADED -> inside(world, vm, () -> Handshake.load(vm, world.host().version(), world.now(), witness));
            case LOADED -> new Refused("hv_balloon is loaded in '%s' already.".formatted(vm.name()));
            case NONE -> new Refused("modprobe: FATAL: Module hv_balloon not found in '%s'.".formatted(vm.name()));
        };
    }

    private static Outcome unload(World world, Vm vm, Witness witness) {
        return vm.guest().driver().presence() == Driver.Presence.LOADED
            ? inside(world, vm, () -> Handshake.unload(vm, world.now(), witness))
            : new Refused("rmmod: ERROR: Module hv_balloon is not currently loaded in '%s'.".formatted(vm.name()));
    }

    private static Vm armed(Vm vm, MemoryFault fault) {
        var faults = new ArrayList<>(vm.guest().faults());
        faults.add(fault);
        return vm.with(vm.guest().withFaults(faults));
    }
}
