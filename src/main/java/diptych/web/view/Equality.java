package diptych.web.view;

import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The line under both panes: what the host has assigned is what the guest counts, plus what it cannot count, and before Linux 5.11
 * less what the balloon holds (design.md section 2). It adds up as printed, to the last digit.
 *
 * @param assigned      by the host
 * @param total         MemTotal of the guest
 * @param keptBack      by firmware and kernel
 * @param offline       hot-added, not put online
 * @param ballooned     held by the balloon driver
 * @param balloonInTotal whether this guest counts ballooned pages in its total, as kernels before 5.11 do
 */
public record Equality(Pages assigned, Pages total, Pages keptBack, Pages offline, Pages ballooned, boolean balloonInTotal) {

    /** The terms in mebibytes as they are printed; {@code ballooned} is 0 where it is no part of the sum. */
    public record Printed(String assigned, String total, String keptBack, String offline, String ballooned) {}

    /** Whether the law holds; a picture for which it does not is a fault of the program. */
    public boolean holds() {
        return assigned.count() == total.count() + keptBack.count() + offline.count() - taken().count();
    }

    private Pages taken() {
        return balloonInTotal ? ballooned : Pages.ZERO;
    }

    /**
     * Whole mebibytes where all terms are whole, tenths otherwise. Each term is rounded to a neighbouring tenth, up or down, whichever
     * makes the line add up.
     */
    public Printed printed() {
        var parts = List.of(assigned, taken(), total, keptBack, offline);
        var tenths = new long[parts.size()];
        for (int i = 0; i < tenths.length; i++) tenths[i] = parts.get(i).count() * 10 / Pages.PER_MIB;
        balance(parts, tenths);
        boolean point = parts.stream().anyMatch(part -> part.count() % Pages.PER_MIB != 0);
        return new Printed(Numbers.fromTenths(tenths[0], point), Numbers.fromTenths(tenths[2], point),
            Numbers.fromTenths(tenths[3], point && tenths[3] % 10 != 0), Numbers.fromTenths(tenths[4], point && tenths[4] % 10 != 0),
            Numbers.fromTenths(tenths[1], point));
    }

    /** Left of the sign stand assigned and ballooned, right of it the rest; the side that cutting left short is rounded up. */
    private static void balance(List<Pages> parts, long[] tenths) {
        long missing = tenths[2] + tenths[3] + tenths[4] - tenths[0] - tenths[1];
        for (int i : byRest(parts, missing > 0 ? List.of(0, 1) : List.of(2, 3, 4))) {
            if (missing == 0) return;
            tenths[i]++;
            missing += missing > 0 ? -1 : 1;
        }
    }

    private static List<Integer> byRest(List<Pages> parts, List<Integer> side) {
        var order = new ArrayList<>(side);
        order.sort(Comparator.comparingLong((Integer i) -> parts.get(i).count() * 10 % Pages.PER_MIB).reversed());
        return order;
    }
}
