package diptych.web.view;

import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Amounts of an equation in tenths of a mebibyte. Each is rounded to a neighbouring tenth, up or down, whichever makes the equation true
 * as printed.
 */
final class Tenths {
    private static final long PER_MIB = 10;

    private Tenths() {}

    /**
     * The left amounts and then the right ones.
     *
     * @throws IllegalArgumentException if they are not equal as they are
     */
    static long[] balanced(List<Pages> left, List<Pages> right) {
        var all = new ArrayList<>(left);
        all.addAll(right);
        var tenths = all.stream().mapToLong(part -> part.count() * PER_MIB / Pages.PER_MIB).toArray();
        long missing = 0;
        long pages = 0;
        for (int i = 0; i < tenths.length; i++) {
            missing += i < left.size() ? -tenths[i] : tenths[i];
            pages += i < left.size() ? -all.get(i).count() : all.get(i).count();
        }
        if (pages != 0) throw new IllegalArgumentException(left + " is not " + right);
        boolean raiseLeft = missing > 0;
        for (int i : byRest(all, raiseLeft ? IntStream.range(0, left.size()) : IntStream.range(left.size(), tenths.length))) {
            if (missing == 0) break;
            tenths[i]++;
            missing += raiseLeft ? -1 : 1;
        }
        return tenths;
    }

    static boolean areWhole(List<Pages> amounts) {
        return amounts.stream().allMatch(amount -> amount.count() % Pages.PER_MIB == 0);
    }

    private static List<Integer> byRest(List<Pages> amounts, IntStream side) {
        return side.boxed().sorted(Comparator.comparingLong((Integer i) -> amounts.get(i).count() * PER_MIB % Pages.PER_MIB).reversed())
            .toList();
    }
}
