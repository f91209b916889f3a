package diptych.sim.guest;

import diptych.sim.model.GuestMemory;
import diptych.sim.units.Pages;

/**
 * The kernel gives up what it can do without: clean page cache first, then buffers and reclaimable slab. A little of each always
 * stays, because something is always in use. MODEL CHOICE: the order is the kernel's, the amounts that stay are ours.
 */
public final class Reclaim {
    private static final long CLEAN_THAT_STAYS = 4 * Pages.PER_MIB;
    private static final long BUFFERS_THAT_STAY = Pages.PER_MIB;

    private Reclaim() {}

    /** At least {@code wanted} pages free above {@code reserve}, if the cache has them; otherwise as many as there are. */
    public static GuestMemory until(GuestMemory memory, Pages wanted, Pages reserve) {
        long missing = wanted.count() + reserve.count() - memory.free().count();
        if (missing <= 0) return memory;
        long clean = taken(memory.clean().count(), CLEAN_THAT_STAYS, missing);
        missing -= clean;
        long buffers = taken(memory.buffers().count(), BUFFERS_THAT_STAY, missing);
        missing -= buffers;
        long slab = taken(memory.slabReclaimable().count(), memory.slabReclaimable().count() / 2, missing);
        return memory.withReclaimable(Pages.pages(memory.slabReclaimable().count() - slab),
            Pages.pages(memory.buffers().count() - buffers), Pages.pages(memory.clean().count() - clean));
    }

    /** The same, but dirty pages are written out too, at once. */
    public static GuestMemory untilWrittenOut(GuestMemory memory, Pages wanted, Pages reserve) {
        GuestMemory reclaimed = until(memory, wanted, reserve);
        long missing = wanted.count() + reserve.count() - reclaimed.free().count();
        if (missing <= 0 || reclaimed.dirty().isZero()) return reclaimed;
        Pages written = reclaimed.dirty().min(Pages.pages(missing));
        return reclaimed.withCache(reclaimed.clean(), reclaimed.dirty().minus(written), reclaimed.oldestDirty(), reclaimed.unwritten());
    }

    /** The same, but no clean page is spared: what the kernel does for itself before it gives up. */
    static GuestMemory untilTheLast(GuestMemory memory, Pages wanted, Pages reserve) {
        GuestMemory reclaimed = untilWrittenOut(memory, wanted, reserve);
        long missing = wanted.count() + reserve.count() - reclaimed.free().count();
        long clean = taken(reclaimed.clean().count(), 0, missing);
        long buffers = taken(reclaimed.buffers().count(), 0, missing - clean);
        return reclaimed.withReclaimable(reclaimed.slabReclaimable(), Pages.pages(reclaimed.buffers().count() - buffers),
            Pages.pages(reclaimed.clean().count() - clean));
    }

    private static long taken(long there, long stays, long missing) {
        return Math.max(0, Math.min(there - stays, missing));
    }
}
