package diptych.sim.console;

import diptych.sim.model.Procps;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How {@code free} turns KiB into a figure: {@code scale_size()} in free.c, which the two versions do differently. Figures are cut
 * off, never rounded, except the one decimal of {@code -h}. Floating point is used where the program uses it, in its width.
 *
 * @param procps  the version
 * @param options what was asked for
 */
record SizeScale(Procps procps, FreeOptions options) {
    private static final String LETTERS = "BKMGTP";
    /** A figure of {@code -h} is at most that long: "999Ki" and "9.9Mi", or "999K" in powers of 1000. */
    private static final int HUMAN_LENGTH = 5;
    private static final int HUMAN_LENGTH_SI = 4;

    String of(long kib) {
        if (options.human()) return human(kib);
        return switch (options.unit()) {
            case BYTES -> Long.toString(kib * 1024);
            case DEFAULT -> Long.toString(standard(kib));
            default -> Long.toString(whole(bytes(kib) / power(options.unit().exponent)));
        };
    }

    /** Without a unit 3.3.17 prints what it read, whatever {@code --si} says; 4.0.2 prints kB then. */
    private long standard(long kib) {
        return procps == Procps.V4_0_2 && options.si() ? kib * 1024 / 1000 : kib;
    }

    /** 3.3.17 takes a negative size for a huge one, as {@code unsigned long} does. */
    private double bytes(long kib) {
        return procps == Procps.V4_0_2 ? (double) (kib * 1024) : unsigned(kib) * 1024.0;
    }

    /** The first unit whose figure is short enough, with a decimal if that fits. */
    private String human(long kib) {
        int longest = options.si() ? HUMAN_LENGTH_SI : HUMAN_LENGTH;
        String figure = kib * 1024 + "B";
        if (figure.length() <= HUMAN_LENGTH_SI) return figure;
        for (int i = 1; i < LETTERS.length(); i++) {
            double size = humanSize(kib, i);
            String unit = LETTERS.charAt(i) + (options.si() ? "" : "i");
            figure = oneDecimal(size) + unit;
            if (figure.length() <= longest) return figure;
            figure = whole(size) + unit;
            if (figure.length() <= longest) return figure;
        }
        return figure;
    }

    /** 3.3.17 first throws away what is less than a MiB, and multiplies in single precision: 900 KiB are "0.0Ki" to it. */
    private double humanSize(long kib, int exponent) {
        if (procps == Procps.V4_0_2) return kib * 1024 / power(exponent);
        float mib = (float) Long.divideUnsigned(kib, 1024) * (options.si() ? 1000f : 1024f);
        return mib / power(exponent - 1);
    }

    private double power(int exponent) {
        return Math.pow(options.si() ? 1000 : 1024, exponent);
    }

    /** {@code "%.1f"} of a float: the nearest, and of two equally near ones the even. */
    private static String oneDecimal(double size) {
        return new BigDecimal((float) size).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A C cast: cut off towards zero; what does not fit becomes the least number. */
    private static long whole(double size) {
        return Math.abs(size) < 0x1p63 ? (long) size : Long.MIN_VALUE;
    }

    private static double unsigned(long count) {
        return count >= 0 ? count : count + 0x1p64;
    }
}
