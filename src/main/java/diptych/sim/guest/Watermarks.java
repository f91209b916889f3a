package diptych.sim.guest;

import diptych.sim.model.GuestMemory;
import diptych.sim.units.Pages;

/**
 * The free memory that the kernel keeps for itself: below {@code low} it reclaims, below {@code min} ordinary requests fail.
 * mm/page_alloc.c, {@code init_per_zone_wmark_min} and {@code __setup_per_zone_wmarks}; recomputed on hot-add, not on ballooning.
 *
 * @param min  sqrt(16 x memory in KiB) KiB, between 128 KiB and 64 MiB
 * @param low  5/4 of it
 * @param high 3/2 of it; also what the kernel counts as its reserve
 */
public record Watermarks(Pages min, Pages low, Pages high) {
    private static final long LEAST_KIB = 128;
    private static final long MOST_KIB = 65_536;

    public static Watermarks of(GuestMemory memory) {
        long min = minPages(memory);
        return new Watermarks(Pages.pages(min), Pages.pages(min + min / 4), Pages.pages(min + min / 2));
    }

    static long minPages(GuestMemory memory) {
        long kib = (long) Math.sqrt(memory.present().kib() * 16.0);
        return Math.max(LEAST_KIB, Math.min(MOST_KIB, kib)) / Pages.KIB_PER_PAGE;
    }
}
