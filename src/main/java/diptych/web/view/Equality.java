package diptych.web.view;

import diptych.sim.units.Pages;
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
        var tenths = Tenths.balanced(List.of(assigned, taken()), List.of(total, keptBack, offline));
        boolean point = !Tenths.areWhole(List.of(assigned, taken(), total, keptBack, offline));
        return new Printed(Numbers.fromTenths(tenths[0], point), Numbers.fromTenths(tenths[2], point),
            Numbers.fromTenths(tenths[3], point && tenths[3] % 10 != 0), Numbers.fromTenths(tenths[4], point && tenths[4] % 10 != 0),
            Numbers.fromTenths(tenths[1], point));
    }
}
