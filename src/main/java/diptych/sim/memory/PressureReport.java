package diptych.sim.memory;

import diptych.sim.guest.MemAvailable;
import diptych.sim.model.Driver;
import diptych.sim.model.Event;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.KernelEra;
import diptych.sim.model.Message;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * What the guest tells the host once a second: {@code post_status} in hv_balloon.c. Committed memory, the balloon, what was added
 * but is not online, and the floor; "used" as {@code free} prints it is never reported. The first 45 calls only count down.
 */
public final class PressureReport {
    private static final SimTime ONE_SECOND = SimTime.seconds(1);

    private PressureReport() {}

    /** The driver's thread wakes up, {@code dm_thread_func}. */
    public static Vm wake(Vm vm, SimTime now, Witness witness) {
        Driver driver = vm.guest().driver();
        boolean slept = now.micros() - driver.loadedAt().micros() >= ONE_SECOND.micros();
        return driver.isLoaded() && slept ? post(vm, now, witness) : vm;
    }

    /** Called by the thread, and by the balloon and hot-add workers between their steps. */
    static Vm post(Vm vm, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        Driver driver = guest.driver();
        if (driver.reportDelay() > 0) return vm.with(guest.with(driver.countedDown()));
        if (now.micros() - driver.lastPost().micros() < ONE_SECOND.micros()) return vm;
        KernelEra era = vm.guestSettings().driverEra();
        Pages available = available(guest.memory(), era);
        Pages committed = committed(guest, era);
        Driver posted = driver.posted(now);
        witness.saw(new Event.Sent(now, vm.name(), new Message.StatusReport(posted.transId(), available, committed)));
        return vm.with(vm.view().heard(committed.minusOrZero(driver.ballooned()), available), guest.with(posted));
    }

    /** {@code num_avail}, by era. */
    static Pages available(GuestMemory memory, KernelEra era) {
        return switch (era.available()) {
            case FREE_PAGES -> memory.free();
            case MEM_AVAILABLE -> MemAvailable.of(memory);
        };
    }

    /** {@code num_committed}, by era. */
    public static Pages committed(Guest guest, KernelEra era) {
        GuestMemory memory = guest.memory();
        Driver driver = guest.driver();
        long start = switch (era.committed()) {
            case COMMITTED_AS -> guest.programs().committed().count();
            case TOTAL_MINUS_FREE -> memory.total(era).count() - memory.free().count();
        };
        long offline = era.countsOffline() ? driver.offline().count() : 0;
        return Pages.pages(start + driver.ballooned().count() + offline + BalloonFloor.of(era.floor(), memory.total(era)).count());
    }
}
