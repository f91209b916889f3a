package diptych.sim.guest;

import diptych.sim.model.GuestMemory;
import diptych.sim.units.Pages;

/**
 * How much memory programs could get without swapping: {@code si_mem_available}, mm/page_alloc.c (mm/show_mem.c since 6.4).
 * Free memory less the kernel's reserve, plus page cache and reclaimable slab, of each of which half or the low watermark,
 * whichever is less, is thought to be in use.
 */
public final class MemAvailable {
    private MemAvailable() {}

    public static Pages of(GuestMemory memory) {
        long min = Watermarks.minPages(memory);
        long low = min + min / 4;
        long reserve = min + min / 2;
        long cache = memory.clean().count() + memory.dirty().count() + memory.buffers().count();
        long slab = memory.slabReclaimable().count();
        long available = memory.free().count() - reserve
            + cache - Math.min(cache / 2, low)
            + slab - Math.min(slab / 2, low);
        return Pages.pages(Math.max(0, available));
    }
}
