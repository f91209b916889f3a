package diptych.sim.guest;

import diptych.sim.model.GuestMemory;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import java.util.Optional;

/**
 * Pages for a driver that does not fight for them: GFP_HIGHUSER with NORETRY, NOMEMALLOC and NOWARN, as {@code alloc_balloon_pages}
 * asks. Page cache may give way a little; no program is swapped out and nothing is killed.
 *
 * @param memory     the guest's memory after the cache gave way; the pages themselves are still free in it
 * @param in2MiB     pages found in 2 MiB pieces
 * @param in4KiB     pages found one by one
 */
public record Allocation(GuestMemory memory, Pages in2MiB, Pages in4KiB) {

    /** Looks for {@code wanted} pages, of which none may come from the fragmented share in 2 MiB pieces. */
    public static Allocation of(GuestMemory memory, Pages wanted, Share fragmented) {
        Pages reserve = Watermarks.of(memory).min();
        GuestMemory cleared = Reclaim.until(memory, wanted, reserve);
        Pages found = wanted.min(cleared.free().minusOrZero(reserve));
        Pages whole = memory.free().minusOrZero(fragmented.of(memory.free())).minusOrZero(reserve);
        Pages in2MiB = found.min(whole).roundDownTo(Pages.pages(Pages.PER_2_MIB));
        return new Allocation(cleared, in2MiB, found.minus(in2MiB));
    }

    /**
     * The VM with {@code pages} free for the kernel itself, which may swap programs out for it and in the end gives up its last page
     * cache; empty where that is not enough.
     */
    public static Optional<Vm> forKernel(Vm vm, Pages pages) {
        Vm cleared = Touch.makeRoom(vm, pages);
        if (has(cleared, pages)) return Optional.of(cleared);
        GuestMemory last = Reclaim.untilTheLast(cleared.guest().memory(), pages, Watermarks.of(cleared.guest().memory()).min());
        return Optional.of(Writeback.catchUp(cleared.with(cleared.guest().with(last)))).filter(emptied -> has(emptied, pages));
    }

    private static boolean has(Vm vm, Pages pages) {
        GuestMemory memory = vm.guest().memory();
        return memory.free().minusOrZero(Watermarks.of(memory).min()).compareTo(pages) >= 0;
    }

    public Pages found() {
        return in2MiB.plus(in4KiB);
    }
}
