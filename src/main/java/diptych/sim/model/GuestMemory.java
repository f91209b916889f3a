package diptych.sim.model;

import diptych.sim.units.Pages;

/**
 * Where every page of a guest is. Free memory is not kept but follows: what there is, less what is used.
 *
 * @param keptBack    what firmware and kernel image hold; the kernel does not count it
 * @param boot        what the kernel manages of startup memory
 * @param added       hot-added and backed by the host
 * @param onlined     of those, put online
 * @param blocks      whole memory blocks added; each costs 2 MiB of page structures per 128 MiB
 * @param blockSize   of one memory block
 * @param ballooned   held by the balloon driver, and so by the host
 * @param kernel      unreclaimable kernel memory (slab, stacks, per-CPU), without page structures and page tables
 * @param slabReclaimable kernel caches that can be given up
 * @param pageTables  of the programs
 * @param anonymous   memory of programs that is resident
 * @param shmem       shared memory and tmpfs
 * @param buffers     block device cache
 * @param clean       page cache that the disk has too
 * @param dirty       page cache that the disk does not have yet
 * @param oldestDirty when the oldest of it was written, microseconds since the simulation began
 * @param unwritten   what writers still wait to write, because too much is dirty
 * @param swapTotal   swap space
 * @param swapUsed    of it, in use
 */
public record GuestMemory(Pages keptBack, Pages boot, Pages added, Pages onlined, int blocks, Pages blockSize, Pages ballooned,
                          Pages kernel, Pages slabReclaimable, Pages pageTables, Pages anonymous, Pages shmem, Pages buffers,
                          Pages clean, Pages dirty, long oldestDirty, Pages unwritten, Pages swapTotal, Pages swapUsed) {

    public static final GuestMemory NOTHING = new GuestMemory(Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, 0, Pages.ofMib(128),
        Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, 0, Pages.ZERO,
        Pages.ZERO, Pages.ZERO);

    /** 64 B of {@code struct page} for each page of a block: 1/64 of it. */
    public static final int STRUCT_PAGE_SHARE = 64;

    /** Everything the kernel has been given to manage: boot memory and what is online; ballooned pages are still in it. */
    public Pages present() {
        return boot.plus(onlined);
    }

    /** Hot-added, not put online. */
    public Pages offline() {
        return added.minus(onlined);
    }

    public Pages pageStructs() {
        return Pages.pages(blocks * (blockSize.count() / STRUCT_PAGE_SHARE));
    }

    /** MemTotal, as this kernel counts it: from 5.11 on ballooned pages are not in it. */
    public Pages total(KernelEra driverEra) {
        return driverEra.balloonLeavesTotal() ? present().minus(ballooned) : present();
    }

    /** All pages of {@link #present} that are in some use. */
    public Pages used() {
        return Pages.pages(ballooned.count() + kernel.count() + pageStructs().count() + slabReclaimable.count() + pageTables.count()
            + anonymous.count() + shmem.count() + buffers.count() + clean.count() + dirty.count());
    }

    /** MemFree. */
    public Pages free() {
        return present().minus(used());
    }

    /** Page cache as meminfo's {@code Cached} counts it, shared memory included. */
    public Pages cached() {
        return Pages.pages(clean.count() + dirty.count() + shmem.count());
    }

    public GuestMemory withHotAdded(Pages nowAdded, Pages nowOnlined, int nowBlocks) {
        return new GuestMemory(keptBack, boot, nowAdded, nowOnlined, nowBlocks, blockSize, ballooned, kernel, slabReclaimable,
            pageTables, anonymous, shmem, buffers, clean, dirty, oldestDirty, unwritten, swapTotal, swapUsed);
    }

    public GuestMemory withBallooned(Pages now) {
        return new GuestMemory(keptBack, boot, added, onlined, blocks, blockSize, now, kernel, slabReclaimable, pageTables, anonymous,
            shmem, buffers, clean, dirty, oldestDirty, unwritten, swapTotal, swapUsed);
    }

    public GuestMemory withPrograms(Pages nowAnonymous, Pages nowPageTables, Pages nowSwapUsed) {
        return new GuestMemory(keptBack, boot, added, onlined, blocks, blockSize, ballooned, kernel, slabReclaimable, nowPageTables,
            nowAnonymous, shmem, buffers, clean, dirty, oldestDirty, unwritten, swapTotal, nowSwapUsed);
    }

    public GuestMemory withCache(Pages nowClean, Pages nowDirty, long nowOldestDirty, Pages nowUnwritten) {
        return new GuestMemory(keptBack, boot, added, onlined, blocks, blockSize, ballooned, kernel, slabReclaimable, pageTables,
            anonymous, shmem, buffers, nowClean, nowDirty, nowOldestDirty, nowUnwritten, swapTotal, swapUsed);
    }

    public GuestMemory withReclaimable(Pages nowSlab, Pages nowBuffers, Pages nowClean) {
        return new GuestMemory(keptBack, boot, added, onlined, blocks, blockSize, ballooned, kernel, nowSlab, pageTables, anonymous,
            shmem, nowBuffers, nowClean, dirty, oldestDirty, unwritten, swapTotal, swapUsed);
    }
}
