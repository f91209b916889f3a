package diptych.sim.guest;

import diptych.sim.model.Event;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Program;
import diptych.sim.model.Programs;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A program touches its memory: the kernel finds pages in free memory, then in the page cache, then by swapping others out, and
 * when all of that is used up the OOM killer ends one program after the other. Swapping is as fast as it needs to be
 * (scenarios.md: memory is touched at once).
 */
final class Touch {
    private Touch() {}

    /** Starts a program that touches {@code touched} of what it is promised at once. */
    static Vm start(Vm vm, Program newcomer, Pages touched, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        var all = new ArrayList<>(guest.programs().all());
        all.add(newcomer);
        var programs = Programs.of(all, newcomer.pid() + 1);
        return settle(vm.with(guest.with(programs)), touched, newcomer.pid(), now, witness);
    }

    private static Vm settle(Vm vm, Pages untouched, int toucher, SimTime now, Witness witness) {
        Vm settled = vm;
        while (true) {
            Guest guest = settled.guest();
            Programs programs = guest.programs();
            Pages total = programs.resident().plus(programs.swapped()).plus(untouched);
            GuestMemory cleared = clearedFor(guest.memory(), programs, total);
            Pages resident = total.min(roomForPrograms(cleared));
            Pages inSwap = total.minus(resident);
            if (!inSwap.exceeds(cleared.swapTotal())) {
                Programs placed = place(programs, toucher, untouched, inSwap);
                return Writeback.catchUp(settled.with(guest.with(placed)
                    .with(cleared.withPrograms(placed.resident(), Boot.pageTables(placed.resident()), placed.swapped()))));
            }
            Program victim = OomKiller.victim(programs, toucher, untouched);
            Pages freed = victim.pid() == toucher ? untouched : victim.resident().plus(victim.swapped());
            settled = OomKiller.kill(settled.with(guest.with(cleared)), victim, freed, now, witness);
            if (victim.pid() == toucher) untouched = Pages.ZERO;
        }
    }

    /** Page cache has given way as far as these programs need. */
    private static GuestMemory clearedFor(GuestMemory memory, Programs programs, Pages total) {
        Pages more = total.minusOrZero(programs.resident());
        return Reclaim.untilWrittenOut(memory, more.plus(Boot.pageTables(total)), Watermarks.of(memory).min());
    }

    /** What programs can have in memory, themselves included, above the kernel's reserve and after page tables. */
    private static Pages roomForPrograms(GuestMemory memory) {
        Pages room = memory.free().plus(memory.anonymous()).plus(memory.pageTables()).minusOrZero(Watermarks.of(memory).min());
        return Pages.pages(room.count() * Pages.PER_2_MIB / (Pages.PER_2_MIB + 1)).minusOrZero(Pages.pages(1));
    }

    /** Puts {@code inSwap} pages of all programs into swap: idle ones first, down to a quarter, then the oldest. */
    private static Programs place(Programs programs, int toucher, Pages untouched, Pages inSwap) {
        var all = new ArrayList<Program>();
        for (Program program : programs.all()) {
            all.add(program.pid() == toucher
                ? program.holding(program.resident().plus(untouched), program.swapped()) : program);
        }
        long move = inSwap.count() - programs.swapped().count();
        move = swapOut(all, move, false, 4);
        move = swapOut(all, move, true, 0);
        move = swapOut(all, move, false, 0);
        if (move < 0) swapIn(all, -move);
        return Programs.of(all, programs.nextPid());
    }

    private static long swapOut(List<Program> all, long move, boolean active, int partThatStays) {
        long left = move;
        for (int i = 0; i < all.size() && left > 0; i++) {
            Program program = all.get(i);
            if (program.active() != active) continue;
            long stays = partThatStays == 0 ? 0 : (program.resident().count() + program.swapped().count()) / partThatStays;
            long out = Math.max(0, Math.min(left, program.resident().count() - stays));
            all.set(i, program.holding(Pages.pages(program.resident().count() - out), Pages.pages(program.swapped().count() + out)));
            left -= out;
        }
        return left;
    }

    private static void swapIn(List<Program> all, long pages) {
        long left = pages;
        for (int i = all.size() - 1; i >= 0 && left > 0; i--) {
            Program program = all.get(i);
            if (!program.active()) continue;
            long in = Math.min(left, program.swapped().count());
            all.set(i, program.holding(Pages.pages(program.resident().count() + in), Pages.pages(program.swapped().count() - in)));
            left -= in;
        }
    }

    /**
     * Makes room for the kernel's own needs: it reclaims, writes out and swaps as for a program, but kills nothing
     * (GFP_KERNEL with __GFP_RETRY_MAYFAIL, as {@code vmemmap_populate} asks).
     *
     * @return the VM with that much free above the reserve, or the VM as it was where that cannot be had
     */
    static Vm makeRoom(Vm vm, Pages pages) {
        Guest guest = vm.guest();
        Programs programs = guest.programs();
        GuestMemory cleared = Reclaim.untilWrittenOut(guest.memory(), pages, Watermarks.of(guest.memory()).min());
        Pages resident = programs.resident().min(roomForPrograms(cleared).minusOrZero(pages));
        Pages inSwap = programs.swapped().plus(programs.resident().minus(resident));
        if (inSwap.exceeds(cleared.swapTotal())) return vm;
        Programs placed = inSwap.equals(programs.swapped()) ? programs : place(programs, -1, Pages.ZERO, inSwap);
        return Writeback.catchUp(vm.with(guest.with(placed)
            .with(cleared.withPrograms(placed.resident(), Boot.pageTables(placed.resident()), placed.swapped()))));
    }

    /** Running programs read back what was swapped out, as far as memory is free again. */
    static Vm readBack(Vm vm, Pages atMost) {
        Guest guest = vm.guest();
        GuestMemory memory = guest.memory();
        long activeSwapped = 0;
        for (Program program : guest.programs().all()) if (program.active()) activeSwapped += program.swapped().count();
        Pages room = memory.free().minusOrZero(Watermarks.of(memory).high());
        Pages usable = Pages.pages(room.count() * Pages.PER_2_MIB / (Pages.PER_2_MIB + 1)).minusOrZero(Pages.pages(1));
        Pages back = Pages.pages(activeSwapped).min(atMost).min(usable);
        if (back.isZero()) return vm;
        var all = new ArrayList<>(guest.programs().all());
        swapIn(all, back.count());
        Programs placed = Programs.of(all, guest.programs().nextPid());
        return vm.with(guest.with(placed)
            .with(memory.withPrograms(placed.resident(), Boot.pageTables(placed.resident()), placed.swapped())));
    }

    /** Ends programs; what they held is free at once. */
    static Vm end(Vm vm, List<Program> ending, SimTime now, Witness witness) {
        if (ending.isEmpty()) return vm;
        Guest guest = vm.guest();
        var all = new ArrayList<>(guest.programs().all());
        all.removeAll(ending);
        Programs left = Programs.of(all, guest.programs().nextPid());
        Pages freed = guest.programs().resident().minus(left.resident());
        witness.saw(new Event.ProgramsEnded(now, vm.name(), ending.size(), freed));
        return vm.with(guest.with(left)
            .with(guest.memory().withPrograms(left.resident(), Boot.pageTables(left.resident()), left.swapped())));
    }
}
