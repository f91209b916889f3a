package diptych.sim.guest;

import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * Files in memory. A write makes page cache dirty at once, up to {@code vm.dirty_ratio} (20 % of what could be cache); what is
 * beyond waits for the disk. Dirty pages are written back when they are 30 s old ({@code dirty_expire_centisecs}) or when more than
 * {@code vm.dirty_background_ratio} (10 %) is dirty. None of it is committed memory, so it never raises a VM's demand
 * (mm/page-writeback.c; [K-4.x]).
 */
public final class PageCache {
    private static final long DIRTY_RATIO = 20;
    private static final long BACKGROUND_RATIO = 10;
    private static final Pages CLUSTER = Pages.pages(32);
    private static final SimTime EXPIRES = SimTime.seconds(30);

    private PageCache() {}

    /** A program writes to a file. */
    public static Vm write(Vm vm, String path, Pages amount, SimTime now, Witness witness) {
        witness.saw(new Event.FileWritten(now, vm.name(), path, amount));
        GuestMemory memory = vm.guest().memory();
        var asked = memory.withCache(memory.clean(), memory.dirty(), memory.oldestDirty(), memory.unwritten().plus(amount));
        return vm.with(vm.guest().with(accept(asked, now)));
    }

    /** A program asks for everything to be on the disk: writeback takes all of it for old enough. */
    public static Vm sync(Vm vm, SimTime now) {
        GuestMemory memory = vm.guest().memory();
        long old = now.micros() - EXPIRES.micros();
        return vm.with(vm.guest().with(memory.withCache(memory.clean(), memory.dirty(), old, memory.unwritten())));
    }

    /** A second of writeback. */
    public static Vm flush(Vm vm, SimTime now) {
        GuestMemory memory = vm.guest().memory();
        if (memory.dirty().isZero() && memory.unwritten().isZero()) return vm;
        Pages background = ratio(memory, BACKGROUND_RATIO);
        boolean expired = now.micros() - memory.oldestDirty() >= EXPIRES.micros();
        Pages surplus = expired || !memory.unwritten().isZero() ? memory.dirty() : memory.dirty().minusOrZero(background);
        Pages written = surplus.min(perSecond(vm));
        var flushed = memory.withCache(memory.clean().plus(written), memory.dirty().minus(written), memory.oldestDirty(),
            memory.unwritten());
        return vm.with(vm.guest().with(accept(flushed, now)));
    }

    /** Takes what writers wait with, as far as the dirty limit and memory allow. */
    private static GuestMemory accept(GuestMemory memory, SimTime now) {
        if (memory.unwritten().isZero()) return memory;
        Pages allowed = memory.unwritten().min(ratio(memory, DIRTY_RATIO).minusOrZero(memory.dirty()));
        GuestMemory cleared = Reclaim.until(memory, allowed, Watermarks.of(memory).low());
        Pages above = cleared.free().minusOrZero(Watermarks.of(memory).low());
        // However short memory is, a writer gets on: SWAP_CLUSTER_MAX pages from below the watermark.
        boolean stuck = above.isZero() && cleared.dirty().isZero();
        Pages accepted = stuck ? cleared.free().min(memory.unwritten()).min(CLUSTER) : allowed.min(above);
        long oldest = cleared.dirty().isZero() ? now.micros() : cleared.oldestDirty();
        return cleared.withCache(cleared.clean(), cleared.dirty().plus(accepted), oldest, cleared.unwritten().minus(accepted));
    }

    /** A percentage of the memory that could hold dirty pages: free and page cache, {@code global_dirtyable_memory}. */
    private static Pages ratio(GuestMemory memory, long percent) {
        long dirtyable = memory.free().count() + memory.clean().count() + memory.dirty().count() + memory.buffers().count();
        return Pages.pages(dirtyable * percent / 100);
    }

    private static Pages perSecond(Vm vm) {
        long mib = 0;
        for (Disk disk : vm.spec().disks()) mib = Math.max(mib, disk.throughput());
        return Pages.ofMib(mib == 0 ? ModelChoice.DISK_DEFAULT.value() : mib);
    }
}
