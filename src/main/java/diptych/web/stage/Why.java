package diptych.web.stage;

import static diptych.web.view.Numbers.mib;

import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.web.view.Phrase;
import diptych.web.view.MemoryPicture.Explanation;

/** What the guest's numbers mean just now: the first of these that is the case. */
final class Why {
    /** Programs that come and go by less are no story. */
    private static final long NOTABLE = 64;

    private Why() {}

    static Explanation of(Scene scene) {
        Vm vm = scene.vm();
        GuestMemory now = vm.guest().memory();
        boolean sameBoot = scene.vmBefore().guest().kernelStart().equals(vm.guest().kernelStart());
        GuestMemory before = (sameBoot ? scene.vmBefore().guest() : Guest.OFF).memory();   // a restarted guest has given nothing back
        if (!Inside.counts(vm)) return nobody(scene, vm);
        if (now.swapUsed().exceeds(before.swapUsed())) return tight(scene, now);
        if (!now.offline().isZero()) return offline(scene, now);
        if (before.ballooned().exceeds(now.ballooned())) return deflated(scene, vm, before.ballooned().minus(now.ballooned()));
        if (!now.ballooned().isZero()) return ballooned(scene, vm, now.ballooned());
        if (now.added().exceeds(before.added())) return added(scene, now, now.added().minus(before.added()));
        long promised = vm.guest().programs().committed().mib() - scene.vmBefore().guest().programs().committed().mib();
        if (sameBoot && promised >= NOTABLE) return busy(scene, promised);
        if (sameBoot && promised <= -NOTABLE) return idle(scene, vm, now);
        return keptBack(scene, now);
    }

    private static Explanation busy(Scene scene, long promised) {
        var language = scene.language();
        return new Explanation(Phrase.WHY_BUSY.in(language), Phrase.WHY_BUSY_REASON.in(language, promised), "");
    }

    private static Explanation idle(Scene scene, Vm vm, GuestMemory now) {
        var language = scene.language();
        return new Explanation(Phrase.WHY_IDLE.in(language), Phrase.WHY_IDLE_REASON.in(language, mib(now.free()), mib(vm.assigned())), "");
    }

    private static Explanation nobody(Scene scene, Vm vm) {
        return vm.life() instanceof Life.Off
            ? new Explanation(Phrase.GUEST_IS_OFF.in(scene.language()), Phrase.GUEST_OFF_WHY.in(scene.language()), "")
            : new Explanation(Phrase.GUEST_BOOTS.in(scene.language()), Phrase.GUEST_BOOTS_WHY.in(scene.language()), "");
    }

    private static Explanation tight(Scene scene, GuestMemory now) {
        return new Explanation(Phrase.WHY_TIGHT.in(scene.language()), Phrase.WHY_TIGHT_REASON.in(scene.language(), mib(now.swapUsed())),
            "");
    }

    private static Explanation offline(Scene scene, GuestMemory now) {
        return new Explanation(Phrase.WHY_OFFLINE.in(scene.language(), mib(now.offline())),
            Phrase.WHY_OFFLINE_REASON.in(scene.language()), "");
    }

    private static Explanation deflated(Scene scene, Vm vm, Pages back) {
        Phrase remark = balloonLeavesTotal(vm) ? Phrase.WHY_DEFLATED_NEW : Phrase.WHY_DEFLATED_OLD;
        return new Explanation(Phrase.WHY_DEFLATED.in(scene.language()), Phrase.WHY_DEFLATED_REASON.in(scene.language(), mib(back)),
            remark.in(scene.language()));
    }

    private static Explanation ballooned(Scene scene, Vm vm, Pages held) {
        var language = scene.language();
        return balloonLeavesTotal(vm)
            ? new Explanation(Phrase.WHY_NEW_BALLOON.in(language), Phrase.WHY_NEW_BALLOON_REASON.in(language, mib(held)),
                Phrase.WHY_NEW_BALLOON_REMARK.in(language))
            : new Explanation(Phrase.WHY_OLD_BALLOON.in(language), Phrase.WHY_OLD_BALLOON_REASON.in(language, mib(held)),
                Phrase.WHY_OLD_BALLOON_REMARK.in(language));
    }

    private static Explanation added(Scene scene, GuestMemory now, Pages more) {
        var language = scene.language();
        return new Explanation(Phrase.WHY_ADDED.in(language), Phrase.WHY_ADDED_REASON.in(language, mib(more), mib(now.blockSize())),
            Phrase.WHY_ADDED_REMARK.in(language, now.blockSize().mib() / GuestMemory.STRUCT_PAGE_SHARE));
    }

    private static Explanation keptBack(Scene scene, GuestMemory now) {
        var language = scene.language();
        String kept = mib(now.keptBack());
        return new Explanation(Phrase.WHY_KEPT.in(language, kept), Phrase.WHY_KEPT_REASON.in(language, kept),
            Phrase.WHY_KEPT_REMARK.in(language));
    }

    private static boolean balloonLeavesTotal(Vm vm) {
        return vm.guestSettings().driverEra().balloonLeavesTotal();
    }
}
