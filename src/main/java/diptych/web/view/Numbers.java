package diptych.web.view;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/** Numbers as pages print them. Made by hand, for they are made by the hundred for every picture. */
public final class Numbers {
    private static final int TENTHS = 10;
    private static final int HUNDREDTHS = 100;

    private Numbers() {}

    /** "1536": whole mebibytes, cut off as {@code free -m} and Hyper-V Manager cut them. */
    public static String mib(Pages pages) {
        return Long.toString(pages.mib());
    }

    /** "32,768": thousands apart. */
    public static String grouped(long number) {
        String digits = Long.toString(Math.abs(number));
        var text = new StringBuilder(number < 0 ? "−" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) text.append(',');
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** "96.0005": the moment to the microsecond, as addresses need it, without zeros that say nothing. */
    public static String seconds(SimTime time) {
        long whole = time.micros() / SimTime.MICROS_PER_SECOND;
        long rest = time.micros() % SimTime.MICROS_PER_SECOND;
        if (rest == 0) return Long.toString(whole);
        String fraction = Long.toString(SimTime.MICROS_PER_SECOND + rest).substring(1);
        int end = fraction.length();
        while (fraction.charAt(end - 1) == '0') end--;
        return whole + "." + fraction.substring(0, end);
    }

    /** "96.0" or "96.02": the moment as people read it, cut off so that nothing is shown before it has happened. */
    public static String moment(SimTime time) {
        long hundredths = time.micros() / (SimTime.MICROS_PER_SECOND / HUNDREDTHS);
        long tenths = hundredths / TENTHS % TENTHS;
        String last = hundredths % TENTHS == 0 ? "" : Long.toString(hundredths % TENTHS);
        return hundredths / HUNDREDTHS + "." + tenths + last;
    }

    /** "787.5" from tenths; "787" when {@code always} is false and there is nothing after the point. */
    public static String fromTenths(long tenths, boolean always) {
        return tenths % TENTHS == 0 && !always ? Long.toString(tenths / TENTHS) : tenths / TENTHS + "." + tenths % TENTHS;
    }
}
