package diptych.web.stage;

import diptych.sim.console.FreeProgram;
import diptych.sim.console.Meminfo;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.web.view.Equality;
import diptych.web.view.Stage.Segment;
import diptych.web.view.Stage.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is inside a VM as the pages draw it. */
final class Inside {
    private Inside() {}

    /** Whether a kernel is up that counts memory. */
    static boolean counts(Vm vm) {
        return !vm.guest().memory().present().isZero();
    }

    static Pages total(Vm vm) {
        return vm.guest().memory().total(vm.guestSettings().driverEra());
    }

    /** The columns of {@code free}; empty if there is nobody to ask. */
    static Optional<FreeProgram.Columns> free(Vm vm) {
        return vm.isLinux() && counts(vm) ? Optional.of(FreeProgram.Columns.of(Meminfo.of(vm), vm.guestSettings().freeProgram()))
            : Optional.empty();
    }

    static Equality equality(Vm vm) {
        GuestMemory memory = vm.guest().memory();
        return new Equality(vm.account().assigned(), total(vm), memory.keptBack(), memory.offline(), memory.ballooned(),
            !vm.guestSettings().driverEra().balloonLeavesTotal());
    }

    /**
     * The bar, bottom first. Buffers and reclaimable slab stand with the page cache, as {@code free} counts them; the balloon stands below
     * the total line where the kernel counts it in the total, and above everything where it does not.
     */
    static List<Segment> segments(Vm vm) {
        GuestMemory memory = vm.guest().memory();
        boolean balloonInTotal = !vm.guestSettings().driverEra().balloonLeavesTotal();
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
