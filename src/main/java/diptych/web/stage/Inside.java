package diptych.web.stage;

import diptych.sim.model.GuestMemory;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.web.view.Equality;
import diptych.web.view.MemoryPicture.Segment;
import diptych.web.view.MemoryPicture.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is inside a VM as the pages draw it. */
final class Inside {
    private Inside() {}

    /** Whether a kernel is up that counts memory. While the machine boots it has memory, but nobody who could be asked about it. */
    static boolean counts(Vm vm) {
        return switch (vm.life()) {
            case Life.Running life -> true;
            case Life.Paused life -> true;
            case Life.Saving life -> true;
            case Life.ShuttingDown life -> true;
            case Life.Off life -> false;
            case Life.AwaitingMemory life -> false;
            case Life.Booting life -> false;
            case Life.Saved life -> false;
            case Life.Restoring life -> false;
        };
    }

    static Pages total(Vm vm) {
        return counts(vm) ? vm.guest().memory().total(vm.guestSettings().driverEra()) : Pages.ZERO;
    }

    /** Empty while only one side counts. */
    static Optional<Equality> equality(Vm vm) {
        if (!counts(vm)) return Optional.empty();
        GuestMemory memory = vm.guest().memory();
        return Optional.of(new Equality(vm.account().assigned(), total(vm), memory.keptBack(), memory.offline(), memory.ballooned(),
            !vm.guestSettings().driverEra().balloonLeavesTotal()));
    }

    /**
     * The bar, bottom first. Buffers and reclaimable slab stand with the page cache, as {@code free} counts them; the balloon stands below
     * the total line where the kernel counts it in the total, and above everything where it does not.
     */
    static List<Segment> segments(Vm vm) {
        GuestMemory memory = vm.guest().memory();
        boolean balloonInTotal = !vm.guestSettings().driverEra().balloonLeavesTotal();
        if (!counts(vm)) return List.of();
        var segments = new ArrayList<Segment>();
        segments.add(new Segment(Kind.APPS, memory.anonymous()));
        segments.add(new Segment(Kind.KERNEL, memory.kernel().plus(memory.pageStructs()).plus(memory.pageTables())));
        segments.add(new Segment(Kind.CACHE, memory.buffers().plus(memory.cached()).plus(memory.slabReclaimable())));
        segments.add(new Segment(Kind.FREE, memory.free()));
        if (balloonInTotal) segments.add(new Segment(Kind.BALLOON, memory.ballooned()));
        segments.add(new Segment(Kind.KEPT, memory.keptBack()));
        segments.add(new Segment(Kind.OFFLINE, memory.offline()));
        if (!balloonInTotal) segments.add(new Segment(Kind.BALLOON, memory.ballooned()));
        return segments;
    }
}
