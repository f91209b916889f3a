package diptych.sim;

import diptych.sim.backup.BackupFlow;
import diptych.sim.backup.GuestSide;
import diptych.sim.backup.Merge;
import diptych.sim.guest.GuestSecond;
import diptych.sim.guest.Strides;
import diptych.sim.guest.Workload;
import diptych.sim.memory.Exchanges;
import diptych.sim.memory.Handshake;
import diptych.sim.memory.MemoryBalancer;
import diptych.sim.memory.PressureReport;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Driver;
import diptych.sim.model.Event;
import diptych.sim.model.Host.Applications;
import diptych.sim.model.ProtocolVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.Arrays;

/**
 * The order of things. Whatever has a time of its own (a piece of a workload, an answer on the wire, the end of a boot) happens at
 * that time, VM by VM in declared order; what happens every second happens on whole seconds, in the order of {@link #second}.
 */
final class Tick {
    private Tick() {}

    /**
     * A whole second, in this order: the host's own programs take memory before the VMs are asked, a guest is told its maximum before
     * anything is asked of it, the host decides on what it heard a second ago, and only then the guests report, so that every decision
     * comes one second after the news.
     */
    static World second(World world, Witness witness) {
        World next = hostApplications(world, witness);
        next = Power.checkWaiting(next, witness);
        next = tellMaximum(next, witness);
        next = MemoryBalancer.decide(next, witness);
        return guests(next, witness);
    }

    /** What is due at this moment: the host's own programs let go; then for each VM in turn its state, its workload, its transaction. */
    static World due(World world, Witness witness) {
        World next = letGo(world, witness);
        for (int i = 0; i < world.vms().size(); i++) {
            if (!next.vms().get(i).due().isAfter(world.now())) next = due(next, i, witness);
        }
        return next;
    }

    /**
     * When something happens next that is more than that a program reads or writes on. Who waits for a chance, and a backup on the way to
     * its checkpoint, look at every moment at which anything happens.
     */
    static SimTime news(World world) {
        if (world.backups().jobs().stream().anyMatch(Tick::looksAround)) return Simulation.nextDue(world);
        SimTime news = world.nextSecond().min(world.host().applications().until()).min(world.backups().due());
        for (Vm vm : world.vms()) news = news.min(hasPrograms(vm) ? news(vm) : vm.due());
        return news.max(world.now());
    }

    private static boolean looksAround(BackupJob job) {
        return !job.isOver() && job.state().compareTo(BackupJob.State.SNAPSHOTTING) < 0;
    }

    private static boolean hasPrograms(Vm vm) {
        return vm.isRunning() && !vm.guest().files().programs().isEmpty() && vm.errand().waiting().isEmpty();
    }

    private static SimTime news(Vm vm) {
        return Strides.news(vm.guest().files()).min(vm.storage().due()).min(vm.guest().nextJob()).min(vm.view().exchange().due());
    }

    /** The turns of programs before the next news, all at once; the same world if there are none. @param last no turn after that */
    static World strides(World world, SimTime last) {
        SimTime before = news(world).min(SimTime.micros(last.micros() + 1));
        World next = world;
        for (int i = 0; i < world.vms().size(); i++) {
            Vm vm = world.vms().get(i);
            boolean late = vm.due().isBefore(world.now()); // somebody waited, and goes on from now
            if (!hasPrograms(vm) || late || !vm.due().isBefore(before)) continue;
            Vm taken = Strides.taken(vm, before);
            if (taken != vm) next = next.with(i, taken);
        }
        return next;
    }

    /** Backups come after the guests, so that the host reads an answer at the moment at which it is given. */
    static World backups(World world, Witness witness) {
        return world.backups().active() ? Wishes.grant(BackupFlow.step(world, witness), witness) : world;
    }

    private static World due(World world, int index, Witness witness) {
        SimTime now = world.now();
        World next = world;
        if (!next.vms().get(index).storage().due().isAfter(now)) next = Merge.due(next, next.vms().get(index), witness);
        if (!next.vms().get(index).life().due().isAfter(now)) next = Power.due(next, next.vms().get(index), witness);
        Vm vm = next.vms().get(index);
        if (!vm.isRunning()) return next;
        Vm changed = vm.guest().nextJob().isAfter(now) ? vm : Workload.due(vm, now, witness);
        if (!changed.view().exchange().due().isAfter(now)) changed = Exchanges.due(changed, now, witness);
        if (!changed.guest().files().due().isAfter(now)) changed = GuestSide.due(changed, now, witness);
        if (changed.errand().waiting().isPresent()) changed = Adjust.beginWaiting(changed, next, witness);
        return changed == vm ? next : next.with(index, changed);
    }

    private static World guests(World world, Witness witness) {
        SimTime now = world.now();
        Vm[] vms = new Vm[world.vms().size()];
        Pages available = null;
        for (int i = 0; i < vms.length; i++) {
            Vm vm = world.vms().get(i);
            if (vm.isRunning()) {
                vm = GuestSecond.pass(vm, now, witness);
                if (!vm.account().smartPaged().isZero()) {
                    if (available == null) available = world.available();
                    Vm paged = leaveSmartPaging(vm, available, now, witness);
                    available = available.minus(vm.account().smartPaged().minus(paged.account().smartPaged()));
                    vm = paged;
                }
                vm = PressureReport.wake(vm, now, witness);
            }
            vms[i] = vm;
        }
        return world.with(Arrays.asList(vms));
    }

    private static World tellMaximum(World world, Witness witness) {
        World next = world;
        for (int i = 0; i < world.vms().size(); i++) {
            Vm vm = world.vms().get(i);
            if (isToBeTold(vm, world.now())) next = next.with(i, Handshake.tellMaximum(vm, world.now(), witness));
        }
        return next;
    }

    /** The host begins to act on this VM, and has not said yet how large it may become; version 0.3 has no message for that. */
    private static boolean isToBeTold(Vm vm, SimTime now) {
        Driver driver = vm.guest().driver();
        return driver.maxPages().isZero() && vm.isRunning() && driver.isLoaded() && driver.version() != ProtocolVersion.V0_3
            && !vm.view().actsFrom().isAfter(now);
    }

    /** What lies in a Smart Paging file moves into memory as soon as there is some. */
    private static Vm leaveSmartPaging(Vm vm, Pages available, SimTime now, Witness witness) {
        Pages moved = vm.account().smartPaged().min(available);
        if (moved.isZero()) return vm;
        Pages left = vm.account().smartPaged().minus(moved);
        witness.saw(new Event.SmartPaging(now, vm.name(), left));
        return vm.with(vm.account().smartPaged(left));
    }

    private static World hostApplications(World world, Witness witness) {
        Applications pressing = world.host().applications();
        if (pressing == Applications.NONE) return world;
        Pages wished = pressing.wished().plus(pressing.perSecond());
        Pages held = pressing.held().plus(wished.minusOrZero(pressing.held()).min(world.available()));
        return press(world, new Applications(held, wished, pressing.perSecond(), pressing.until()), witness);
    }

    /** The host's own programs give everything back when their time is over. */
    private static World letGo(World world, Witness witness) {
        return world.host().applications().until().isAfter(world.now()) ? world : press(world, Applications.NONE, witness);
    }

    private static World press(World world, Applications next, Witness witness) {
        boolean changed = !next.held().equals(world.host().applications().held());
        if (changed) witness.saw(new Event.HostApplications(world.now(), next.held()));
        return world.with(world.host().with(next));
    }
}
