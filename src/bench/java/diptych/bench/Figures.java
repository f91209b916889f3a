package diptych.bench;

import java.util.Arrays;
import java.util.Locale;

/** Prints a table: what was measured, its least, median and most, and what it is to be held against. */
final class Figures {
    private Figures() {}

    static void heading(String title) {
        System.out.printf(Locale.ROOT, "%n%-58s %12s %12s %12s   %s%n", title, "least", "median", "most", "to be held against");
    }

    static void row(String what, String against, double... measured) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-58s %12s %12s %12s   %s%n", what,
            written(sorted[0]), written(median(sorted)), written(sorted[sorted.length - 1]), against);
    }

    /** Of which there is only one. */
    static void single(String what, String against, double measured) {
        System.out.printf(Locale.ROOT, "%-58s %12s %12s %12s   %s%n", what, "", written(measured), "", against);
    }

    static double median(double... measured) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String written(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 20 ? "%,.2f" : "%,.0f", value);
    }
}
