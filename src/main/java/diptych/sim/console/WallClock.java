package diptych.sim.console;

import diptych.sim.units.SimTime;

/**
 * The clock on the wall, for texts that show a date. The simulation counts from its own beginning and has no date; MODEL CHOICE, it
 * begins on Monday, the 2nd of June 2025, at 9 in the morning, host and guests show UTC, and the host's time is the guests' time, as
 * the integration service for time keeps it.
 *
 * @param year    of the Gregorian calendar
 * @param month   1 to 12
 * @param day     1 to 31
 * @param weekday 0 is Sunday
 * @param second  of the day
 * @param micros  of the second
 */
public record WallClock(int year, int month, int day, int weekday, int second, int micros) {
    private static final long FIRST_DAY = 20_241;
    private static final long FIRST_SECOND = 9 * 3600;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final String[] WEEKDAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    public static WallClock at(SimTime moment) {
        long seconds = FIRST_SECOND + moment.micros() / SimTime.MICROS_PER_SECOND;
        long days = FIRST_DAY + seconds / SECONDS_PER_DAY;
        // Years begin in March, so that the day that some years have and others have not comes last; 1970-01-01 is day 719468.
        long z = days + 719_468;
        long era = z / 146_097;
        long dayOfEra = z % 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        int month = (int) (shifted < 10 ? shifted + 3 : shifted - 9);
        return new WallClock((int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, (int) (dayOfYear - (153 * shifted + 2) / 5 + 1),
            (int) ((days + 4) % 7), (int) (seconds % SECONDS_PER_DAY), (int) (moment.micros() % SimTime.MICROS_PER_SECOND));
    }

    /** {@code Jun 02 09:00:05}, as journalctl prints it. */
    public static String journal(SimTime moment) {
        WallClock at = at(moment);
        return "%s %02d %s".formatted(MONTHS[at.month - 1], at.day, at.time());
    }

    /** {@code Jun  2 09:00:05}, as syslog always has. */
    static String syslog(SimTime moment) {
        WallClock at = at(moment);
        return "%s %2d %s".formatted(MONTHS[at.month - 1], at.day, at.time());
    }

    /** {@code 2025-06-02T09:00:05.000000+00:00}, as rsyslog has it since Debian 12. */
    static String iso(SimTime moment) {
        WallClock at = at(moment);
        return "%d-%02d-%02dT%s.%06d+00:00".formatted(at.year, at.month, at.day, at.time(), at.micros);
    }

    /** {@code Mon 2025-06-02 09:00:05 UTC}, as systemd prints it. */
    public static String systemd(SimTime moment) {
        WallClock at = at(moment);
        return "%s %d-%02d-%02d %s UTC".formatted(WEEKDAYS[at.weekday], at.year, at.month, at.day, at.time());
    }

    /** {@code 6/2/2025 9:00:05 AM}, as .NET prints a moment for people in the United States. */
    public static String windows(SimTime moment) {
        WallClock at = at(moment);
        int hour = at.second / 3600;
        return "%d/%d/%d %d:%02d:%02d %s".formatted(at.month, at.day, at.year, (hour + 11) % 12 + 1, at.second / 60 % 60, at.second % 60,
            hour < 12 ? "AM" : "PM");
    }

    /** {@code 02-06-2025_09-00-05}, as Windows Server Backup names its logs. */
    static String fileName(SimTime moment) {
        WallClock at = at(moment);
        return "%02d-%02d-%d_%s".formatted(at.day, at.month, at.year, at.time().replace(':', '-'));
    }

    /** {@code Mon Jun  2 09:00:05 2025}, as {@code ctime()} of C writes it. */
    public static String ctime(SimTime moment) {
        WallClock at = at(moment);
        return "%s %s %d".formatted(WEEKDAYS[at.weekday], syslog(moment), at.year);
    }

    /** {@code Mon Jun  2 09:00:05 UTC 2025}, as {@code date} prints it. */
    public static String date(SimTime moment) {
        return ctime(moment).replaceFirst("(?= [0-9]+$)", " UTC");
    }

    /** {@code 6/2/2025 9:00 AM}, as Windows Server Backup lists backups. */
    public static String toTheMinute(SimTime moment) {
        return windows(moment).replaceFirst(":[0-9]{2} ", " ");
    }

    /** {@code 06/02/2025-09:00}, as Windows Server Backup names a version. */
    public static String version(SimTime moment) {
        WallClock at = at(moment);
        return "%02d/%02d/%d-%s".formatted(at.month, at.day, at.year, at.time().substring(0, 5));
    }

    private String time() {
        return "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}
