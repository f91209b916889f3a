package diptych.sim.guest;

import diptych.sim.model.GuestMemory;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * The kernel's counts of files in memory. Each file system knows which of its pages are dirty; these are their sums, which the rest
 * of memory management lives by. Dirty pages are not committed memory, so they never raise a VM's demand (mm/page-writeback.c).
 */
final class PageCache {
    private static final long DIRTY_RATIO = 20;
    private static final long BACKGROUND_RATIO = 10;
    private static final Pages CLUSTER = Pages.pages(32);

    private PageCache() {}

    /**
     * Memory in which {@code wanted} more pages may become dirty, or as many as {@code vm.dirty_ratio} (20 % of what could be cache)
     * and free memory allow.
     */
    static Room room(GuestMemory memory, long wanted) {
        Pages allowed = Pages.pages(wanted).min(limit(memory).minusOrZero(memory.dirty()));
        GuestMemory cleared = Reclaim.until(memory, allowed, Watermarks.of(memory).low());
        Pages above = cleared.free().minusOrZero(Watermarks.of(memory).low());
        Pages accepted = allowed.min(above);
        if (!accepted.isZero() || !cleared.dirty().isZero()) return new Room(cleared, accepted.count());
        // However short memory is, a writer gets on: in place of what is cached, or SWAP_CLUSTER_MAX pages from below the watermark.
        Pages least = Pages.pages(wanted).min(allowed.max(CLUSTER));
        Pages recycled = cleared.clean().min(least);
        GuestMemory last = cleared.withReclaimable(cleared.slabReclaimable(), cleared.buffers(), cleared.clean().minus(recycled));
        return new Room(last, recycled.max(least.min(CLUSTER).min(last.free())).count());
    }

    /** @param memory after the cache gave way @param pages that may be written */
    record Room(GuestMemory memory, long pages) {}

    /** What may be dirty at all, {@code vm.dirty_ratio} (20 %). */
    static Pages limit(GuestMemory memory) {
        return ratio(memory, DIRTY_RATIO);
    }

    /** What may be dirty before writeback begins by itself, {@code vm.dirty_background_ratio} (10 %). */
    static Pages background(GuestMemory memory) {
        return ratio(memory, BACKGROUND_RATIO);
    }

    static GuestMemory dirtied(GuestMemory memory, long pages, SimTime now) {
        return withDirty(memory, memory.dirty().count() + pages, now);
    }

    static GuestMemory withDirty(GuestMemory memory, long pages, SimTime now) {
        long oldest = memory.dirty().isZero() ? now.micros() : memory.oldestDirty();
        return memory.withCache(memory.clean(), Pages.pages(pages), oldest, memory.unwritten());
    }

    /** Dirty pages have reached the disk. @param kept whether they stay in memory, clean */
    static GuestMemory cleaned(GuestMemory memory, long pages, boolean kept) {
        return memory.withCache(kept ? memory.clean().plus(Pages.pages(pages)) : memory.clean(), memory.dirty().minus(Pages.pages(pages)),
            memory.oldestDirty(), memory.unwritten());
    }

    /** Dirty pages of a file that is no more. */
    static GuestMemory forgot(GuestMemory memory, long pages) {
        return cleaned(memory, pages, false);
    }

    /** What writers wait with because too much is dirty. */
    static GuestMemory waiting(GuestMemory memory, long pages) {
        return memory.unwritten().count() == pages ? memory
            : memory.withCache(memory.clean(), memory.dirty(), memory.oldestDirty(), Pages.pages(pages));
    }

    /** A percentage of the memory that could hold dirty pages: free and page cache, {@code global_dirtyable_memory}. */
    private static Pages ratio(GuestMemory memory, long percent) {
        long dirtyable = memory.free().count() + memory.clean().count() + memory.dirty().count() + memory.buffers().count();
        return Pages.pages(dirtyable * percent / 100);
    }
}
