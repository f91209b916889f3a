package diptych.sim;

import diptych.sim.backup.GuestSide;
import diptych.sim.guest.Boot;
import diptych.sim.guest.Mounting;
import diptych.sim.memory.Handshake;
import diptych.sim.memory.MemoryBalancer;
import diptych.sim.model.Driver;
import diptych.sim.model.Errand;
import diptych.sim.model.Event;
import diptych.sim.model.Exchange;
import diptych.sim.model.Guest;
import diptych.sim.model.HostView;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Life;
import diptych.sim.model.Life.StartKind;
import diptych.sim.model.MemoryAccount;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Outcome;
import diptych.sim.model.Outcome.Accepted;
import diptych.sim.model.Outcome.Refused;
import diptych.sim.model.StateCheckpoint;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Locale;

/**
 * A VM comes to run and ceases to: start with room made for it, restart with Smart Paging if there is no other way [MS-DM], shutdown,
 * save and resume with the balloon, pause.
 */
final class Power {
    private static final SimTime START_TAKES = SimTime.seconds(ModelChoice.START_TAKES.value());
    private static final SimTime KERNEL_STARTS_AFTER = SimTime.millis(ModelChoice.KERNEL_STARTS_AFTER.value());
    private static final SimTime START_FREES_FOR = SimTime.seconds(ModelChoice.START_FREES_FOR.value());
    private static final SimTime SHUTDOWN_TAKES = SimTime.seconds(ModelChoice.SHUTDOWN_TAKES.value());
    private static final SimTime SAVE_TAKES = SimTime.seconds(ModelChoice.SAVE_TAKES.value());
    private static final SimTime FIRST_ROUND = SimTime.seconds(ModelChoice.FIRST_SHRINK_ROUND.value());

    private Power() {}

    static Outcome start(World world, Vm vm, Witness witness) {
        if (vm.life() instanceof Life.Saved saved) return awaitMemory(world, vm, StartKind.FROM_SAVED, saved, witness);
        if (vm.life() instanceof Life.Off) return awaitMemory(world, vm, StartKind.COLD, Life.NOT_SAVED, witness);
        return new Refused(wrongState(vm, "start", "off or saved"));
    }

    static Outcome shutdown(World world, Vm vm, boolean restart) {
        if (!vm.isRunning()) return new Refused(wrongState(vm, restart ? "restart" : "shut down", "running"));
        SimTime now = world.now();
        return new Accepted(world.with(still(vm).with(Errand.UNDER_WAY)
            .with(new Life.ShuttingDown(poweredOnSince(vm), now.plus(SHUTDOWN_TAKES), restart))));
    }

    static Outcome turnOff(World world, Vm vm, Witness witness) {
        if (vm.life() instanceof Life.Off) return new Refused(wrongState(vm, "turn off", "not off"));
        return new Accepted(world.with(off(vm, world.now(), witness).with(Errand.NONE)));
    }

    static Outcome save(World world, Vm vm) {
        boolean paused = vm.life() instanceof Life.Paused;
        if (!vm.isRunning() && !paused) return new Refused(wrongState(vm, "save", "running or paused"));
        SimTime stopped = vm.life() instanceof Life.Paused p ? p.stopped() : world.now();
        return new Accepted(world.with(vm.with(Errand.UNDER_WAY)
            .with(new Life.Saving(poweredOnSince(vm), stopped, world.now().plus(SAVE_TAKES)))));
    }

    static Outcome pause(World world, Vm vm, Witness witness) {
        if (!vm.isRunning()) return new Refused(wrongState(vm, "pause", "running"));
        return new Accepted(world.with(
            become(vm, new Life.Paused(poweredOnSince(vm), world.now()), world.now(), witness).with(Errand.NONE)));
    }

    static Outcome resume(World world, Vm vm, Witness witness) {
        if (vm.life() instanceof Life.Saved saved) return awaitMemory(world, vm, StartKind.FROM_SAVED, saved, witness);
        if (!(vm.life() instanceof Life.Paused paused)) return new Refused(wrongState(vm, "resume", "paused or saved"));
        return new Accepted(world.with(goOn(vm, paused.since(), paused.stopped(), world.now(), witness).with(Errand.NONE)));
    }

    /** The VM without anything it holds, whatever it was doing. */
    static Vm switchedOff(Vm vm) {
        return off(vm, SimTime.ZERO, Witness.NOBODY).with(Errand.NONE);
    }

    /**
     * A VM as it was at a checkpoint: no time has passed for it. One that held memory comes back saved where the host has none for it.
     */
    static Vm comeBack(World world, Vm then, SimTime stopped, List<StateCheckpoint> checkpoints) {
        Vm back = then.withCheckpoints(checkpoints).with(Errand.NONE);
        SimTime now = world.now();
        if (then.held().exceeds(world.available())) return still(back).with(new Life.Saved(poweredOnSince(then), stopped));
        return then.isRunning() ? goOn(back, poweredOnSince(then), stopped, now, Witness.NOBODY) : back;
    }

    /** A state that ends by itself has ended. */
    static World due(World world, Vm vm, Witness witness) {
        SimTime now = world.now();
        return switch (vm.life()) {
            case Life.AwaitingMemory waiting -> giveUp(world, vm, waiting, witness);
            case Life.Booting booting -> world.with(ready(vm, booting, world.host().version(), now, witness));
            case Life.ShuttingDown closing when closing.restart() ->
                accepted(awaitMemory(world, silent(Mounting.unmountAll(vm)), StartKind.RESTART, Life.NOT_SAVED, witness), world);
            case Life.ShuttingDown closing -> world.with(off(Mounting.unmountAll(vm), now, witness).with(vm.errand().succeeded()));
            case Life.Saving saving -> world.with(saved(vm, saving, now, witness));
            case Life.Restoring restoring ->
                world.with(goOn(vm, restoring.since(), restoring.stopped(), now, witness).with(vm.errand().succeeded()));
            case Life.Off off -> world;
            case Life.Running running -> world;
            case Life.Paused paused -> world;
            case Life.Saved saved -> world;
        };
    }

    /** Memory may have been freed for a VM that waits for it. */
    static World checkWaiting(World world, Witness witness) {
        World checked = world;
        for (Vm vm : world.vms()) {
            if (vm.life() instanceof Life.AwaitingMemory waiting && !missing(checked, vm, waiting.kind()).exceeds(checked.available())) {
                checked = checked.with(powerOn(vm, waiting, Pages.ZERO, checked.now(), witness));
            }
        }
        return checked;
    }

    private static Outcome awaitMemory(World world, Vm vm, StartKind kind, Life.Saved saved, Witness witness) {
        SimTime now = world.now();
        var waiting = new Life.AwaitingMemory(now, now.plus(START_FREES_FOR), kind, saved);
        Vm asking = vm.with(Errand.UNDER_WAY);
        Pages missing = missing(world, vm, kind);
        if (!missing.exceeds(world.available())) return new Accepted(world.with(powerOn(asking, waiting, Pages.ZERO, now, witness)));
        if (missing.exceeds(world.available().plus(MemoryBalancer.reclaimable(world)))) {
            return kind == StartKind.RESTART
                ? new Accepted(world.with(powerOn(asking, waiting, missing.minus(world.available()), now, witness)))
                : refuse(vm, kind, now, witness);
        }
        Vm waits = asking.with(waiting);
        World waitingWorld = world.with(kind == StartKind.FROM_SAVED ? waits : tell(vm, waits, now, witness));
        return new Accepted(MemoryBalancer.decide(waitingWorld, witness));
    }

    private static Outcome refuse(Vm vm, StartKind kind, SimTime now, Witness witness) {
        String message = outOfMemory(vm, kind);
        witness.saw(new Event.StartRefused(now, vm.name(), message));
        return new Refused(message);
    }

    private static World giveUp(World world, Vm vm, Life.AwaitingMemory waiting, Witness witness) {
        SimTime now = world.now();
        Pages missing = missing(world, vm, waiting.kind());
        if (!missing.exceeds(world.available())) return world.with(powerOn(vm, waiting, Pages.ZERO, now, witness));
        if (waiting.kind() == StartKind.RESTART) {
            return world.with(powerOn(vm, waiting, missing.minus(world.available()), now, witness));
        }
        String message = outOfMemory(vm, waiting.kind());
        witness.saw(new Event.StartRefused(now, vm.name(), message));
        Life back = waiting.kind() == StartKind.FROM_SAVED ? waiting.saved() : new Life.Off();
        Vm stays = vm.with(vm.errand().failing(message)).with(back);
        World refused = world.with(tell(vm, stays, now, witness));
        return refused.with(refused.host().with(refused.host().log().plus(now, message)));
    }

    /** Host memory that has still to be found. */
    private static Pages missing(World world, Vm vm, StartKind kind) {
        return switch (kind) {
            case COLD -> vm.settings().startup().pages();
            case RESTART -> vm.settings().startup().pages().minusOrZero(vm.held());
            case FROM_SAVED -> vm.account().held();
        };
    }

    private static Vm powerOn(Vm vm, Life.AwaitingMemory waiting, Pages smartPaged, SimTime now, Witness witness) {
        if (waiting.kind() == StartKind.FROM_SAVED) {
            SimTime read = now.plus(SAVE_TAKES).min(waiting.since().plus(START_TAKES));
            return become(vm, new Life.Restoring(waiting.saved().since(), waiting.saved().stopped(), read), now, witness);
        }
        Pages startup = vm.settings().startup().pages();
        SimTime since = waiting.since();
        SimTime ready = since.plus(START_TAKES).max(now.plus(SimTime.seconds(1)));
        if (!smartPaged.isZero()) witness.saw(new Event.SmartPaging(now, vm.name(), smartPaged));
        Vm booting = vm
            .with(MemoryAccount.atPowerOn(startup, smartPaged))
            .with(HostView.UNKNOWN.roundAt(since.plus(FIRST_ROUND)).gave(Pages.ZERO, startup))
            .with(nothingInside(vm));
        return become(booting, new Life.Booting(since, ready), now, witness);
    }

    /** The guest restarts without a word: reset, or {@code reboot -f}. */
    static World reset(World world, Vm vm, Witness witness) {
        return accepted(awaitMemory(world, silent(vm), StartKind.RESTART, Life.NOT_SAVED, witness), world);
    }

    private static Vm ready(Vm vm, Life.Booting booting, HostVersion host, SimTime now, Witness witness) {
        SimTime kernelStart = booting.since().plus(KERNEL_STARTS_AFTER);
        Guest guest = Boot.guest(vm.spec(), vm.account().startup(), kernelStart);
        Vm running = become(vm.with(guest.withFaults(vm.guest().faults())), new Life.Running(booting.since()), now, witness);
        Vm mounted = GuestSide.boot(Mounting.atBoot(running, kernelStart, witness), host, now);
        return Handshake.load(mounted, host, now, witness).with(vm.errand().succeeded());
    }

    /** The guest closes down: its programs and its driver are gone, the host still holds its memory. */
    private static Vm silent(Vm vm) {
        return vm.with(Mounting.remembered(vm)).with(nothingInside(vm)).with(vm.view().silent())
            .with(MemoryAccount.atPowerOn(vm.account().held(), Pages.ZERO));
    }

    /** Armed faults outlive the guest. */
    private static Guest nothingInside(Vm vm) {
        return Guest.OFF.withFaults(vm.guest().faults());
    }

    private static Vm off(Vm vm, SimTime now, Witness witness) {
        return become(vm.with(Mounting.remembered(vm)).with(MemoryAccount.NONE).with(HostView.UNKNOWN).with(nothingInside(vm)),
            new Life.Off(), now, witness);
    }

    private static Vm saved(Vm vm, Life.Saving saving, SimTime now, Witness witness) {
        return become(still(vm).with(vm.errand().succeeded()), new Life.Saved(saving.since(), saving.stopped()), now, witness);
    }

    /** Nothing is promised to a VM that does not run, and no transaction goes on. */
    private static Vm still(Vm vm) {
        var driver = vm.guest().driver();
        return vm.with(vm.account().promised(Pages.ZERO)).with(vm.view().with(Exchange.IDLE))
            .with(driver.isLoaded() ? vm.guest().with(driver.in(Driver.State.DM_INITIALIZED)) : vm.guest());
    }

    /** The guest goes on where it stood; for it no time has passed. */
    private static Vm goOn(Vm vm, SimTime since, SimTime stopped, SimTime now, Witness witness) {
        SimTime span = now.since(stopped);
        Vm shifted = vm
            .with(vm.guest().withJobs(vm.guest().jobs().stream().map(job -> job.shifted(span)).toList())
                .with(vm.guest().files().shifted(span)))
            .with(vm.view().with(vm.view().exchange().shifted(span)).nextRoundAfter(now));
        return become(shifted, new Life.Running(since), now, witness);
    }

    private static SimTime poweredOnSince(Vm vm) {
        return switch (vm.life()) {
            case Life.Running running -> running.since();
            case Life.Paused paused -> paused.since();
            default -> throw new IllegalStateException(vm.name() + " is not powered on");
        };
    }

    private static Vm become(Vm vm, Life life, SimTime now, Witness witness) {
        return tell(vm, vm.with(life), now, witness);
    }

    private static Vm tell(Vm before, Vm after, SimTime now, Witness witness) {
        if (before.life().state() != after.life().state()) {
            witness.saw(new Event.StateChanged(now, after.name(), before.life().state(), after.life().state()));
        }
        return after;
    }

    private static World accepted(Outcome outcome, World otherwise) {
        return outcome instanceof Accepted accepted ? accepted.world() : otherwise;
    }

    private static String wrongState(Vm vm, String what, String needed) {
        return "Failed to %s virtual machine '%s': it is %s, and must be %s.".formatted(what, vm.name(),
            vm.life().state().shown().toLowerCase(Locale.ROOT), needed);
    }

    /** Both texts of the vendor's documentation [MS-DM]. */
    private static String outOfMemory(Vm vm, StartKind kind) {
        long mib = kind == StartKind.FROM_SAVED ? vm.account().held().mib() : vm.settings().startup().count();
        return ("'%s' failed to start. Not enough memory in the system to start the virtual machine %s with ram size %d megabytes. "
            + "Could not initialize memory: Ran out of memory (0x8007000E).").formatted(vm.name(), vm.name(), mib);
    }
}
