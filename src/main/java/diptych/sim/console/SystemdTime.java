package diptych.sim.console;

import diptych.sim.units.SimTime;

/** Spans of time as systemd writes them: {@code format_timestamp_relative} and {@code format_timespan} in src/basic/time-util.c. */
final class SystemdTime {
    private static final long MILLI = 1000;
    private static final long SECOND = SimTime.MICROS_PER_SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    private SystemdTime() {}

    /** {@code 7s ago}, the coarser the longer ago. */
    static String ago(SimTime span) {
        long t = span.micros();
        if (t >= WEEK) return count(t / WEEK, "week") + " " + count(t % WEEK / DAY, "day") + " ago";
        if (t >= 2 * DAY) return t / DAY + " days ago";
        if (t >= 25 * HOUR) return "1 day " + (t - DAY) / HOUR + "h ago";
        if (t >= 6 * HOUR) return t / HOUR + "h ago";
        if (t >= HOUR) return t / HOUR + "h " + t % HOUR / MINUTE + "min ago";
        if (t >= 5 * MINUTE) return t / MINUTE + "min ago";
        if (t >= MINUTE) return t / MINUTE + "min " + t % MINUTE / SECOND + "s ago";
        if (t >= SECOND) return t / SECOND + "s ago";
        return t >= MILLI ? t / MILLI + "ms ago" : t > 0 ? t + "us ago" : "now";
    }

    private static String count(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /** {@code 1min 5.250s}, to the millisecond. */
    static String span(SimTime span) {
        long left = span.micros();
        if (left < MILLI) return left + (left == 0 ? "" : "us");
        var text = new StringBuilder();
        left = whole(text, left, DAY, "d");
        left = whole(text, left, HOUR, "h");
        left = whole(text, left, MINUTE, "min");
        if (left < MILLI) return text.toString();
        text.append(text.isEmpty() ? "" : " ");
        if (left < SECOND) return text.append(left / MILLI).append("ms").toString();
        text.append(left / SECOND);
        return (left % SECOND == 0 ? text : text.append(".%03d".formatted(left % SECOND / MILLI))).append('s').toString();
    }

    private static long whole(StringBuilder text, long left, long unit, String name) {
        if (left >= unit) text.append(text.isEmpty() ? "" : " ").append(left / unit).append(name);
        return left % unit;
    }
}
