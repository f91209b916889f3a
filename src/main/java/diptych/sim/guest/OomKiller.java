package diptych.sim.guest;

import diptych.sim.model.Event;
import diptych.sim.model.Guest;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Program;
import diptych.sim.model.Programs;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;

/**
 * When nothing can be reclaimed any more: mm/oom_kill.c. Workload processes carry oom_score_adj 1000, as stress-ng gives its
 * workers, so they go before the guest's services; among them the largest, and of equals the newest.
 */
final class OomKiller {
    private OomKiller() {}

    /** Who goes; {@code toucher} counts with what it is about to touch. */
    static Program victim(Programs programs, int toucher, Pages untouched) {
        Program worst = programs.all().get(0);
        for (Program program : programs.all()) {
            if (points(program, toucher, untouched) >= points(worst, toucher, untouched)) worst = program;
        }
        return worst;
    }

    private static long points(Program program, int toucher, Pages untouched) {
        long own = program.resident().count() + program.swapped().count();
        long soon = program.pid() == toucher ? untouched.count() : 0;
        return own + soon + (program.active() ? Integer.MAX_VALUE : 0);
    }

    static Vm kill(Vm vm, Program victim, Pages freed, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        var all = new ArrayList<>(guest.programs().all());
        all.remove(victim);
        Programs left = Programs.of(all, guest.programs().nextPid());
        witness.saw(new Event.OomKill(now, vm.name(), victim.pid(), victim.name(), freed));
        Guest after = guest.with(left)
            .with(guest.memory().withPrograms(left.resident(), Boot.pageTables(left.resident()), left.swapped()));
        return vm.with(vm.isLinux() ? lines(after, victim, vm.guestSettings().kernel(), now) : after);
    }

    private static Guest lines(Guest guest, Program victim, KernelVersion kernel, SimTime now) {
        long total = victim.committed().kib();
        long resident = victim.resident().kib();
        boolean modern = kernel.isAtLeast(5, 2);
        Guest logged = guest.logs(now, victim.name() + " invoked oom-killer: gfp_mask=0x100dca(GFP_HIGHUSER_MOVABLE|__GFP_ZERO), order=0, "
            + "oom_score_adj=" + (victim.active() ? 1000 : 0)).logs(now, "Call Trace:");
        if (modern) {
            return logged.logs(now, ("Out of memory: Killed process %d (%s) total-vm:%dkB, anon-rss:%dkB, file-rss:0kB, shmem-rss:0kB, "
                + "UID:0 pgtables:%dkB oom_score_adj:%d").formatted(victim.pid(), victim.name(), total, resident,
                Boot.pageTables(victim.resident()).kib(), victim.active() ? 1000 : 0));
        }
        return logged
            .logs(now, "Out of memory: Kill process %d (%s) score 1000 or sacrifice child".formatted(victim.pid(), victim.name()))
            .logs(now, "Killed process %d (%s) total-vm:%dkB, anon-rss:%dkB, file-rss:0kB"
                .formatted(victim.pid(), victim.name(), total, resident));
    }
}
