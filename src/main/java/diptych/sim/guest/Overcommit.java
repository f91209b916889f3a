package diptych.sim.guest;

import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.GuestSettings;
import diptych.sim.units.Pages;

/**
 * The kernel's heuristic refusal of requests that are obviously too large: {@code __vm_enough_memory} with overcommit_memory 0,
 * mm/util.c. Until 5.1 a request must fit into what is free, cached or swappable; since 5.2 it must only not exceed total memory
 * and swap. Because MemTotal shrinks with the balloon since 5.11, a ballooned guest refuses what it could have had [MARTINS].
 */
public final class Overcommit {
    /** {@code admin_reserve_kbytes}: 8 MiB, or 3 % of free memory at boot if that is less. */
    private static final Pages ADMIN_RESERVE = Pages.ofMib(8);

    private Overcommit() {}

    /** The largest single request that is granted now. */
    public static Pages limit(Guest guest, GuestSettings settings) {
        GuestMemory memory = guest.memory();
        return switch (settings.kernelEra().overcommit()) {
            case TOTAL_AND_SWAP -> memory.total(settings.driverEra()).plus(memory.swapTotal());
            case FREE_AND_CACHE -> Pages.pages(memory.free().count() + memory.clean().count() + memory.dirty().count()
                    + memory.buffers().count() + memory.swapTotal().count() - memory.swapUsed().count()
                    + memory.slabReclaimable().count())
                .minusOrZero(Watermarks.of(memory).high()).minusOrZero(ADMIN_RESERVE);
        };
    }
}
