package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.units.SimTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Moments and spans as the programs of both sides write them. */
class ClocksTest {
    private static final Instant BEGINNING = Instant.parse("2025-06-02T09:00:00Z");

    @Test void every_hour_of_ten_years_is_where_the_calendar_has_it() {
        var format = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
        var windows = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH).withZone(ZoneOffset.UTC);
        for (long hour = 0; hour < 10 * 366 * 24; hour++) {
            long seconds = hour * 3600 + hour % 3600;
            Instant moment = BEGINNING.plusSeconds(seconds);
            assertThat(WallClock.systemd(SimTime.seconds(seconds))).isEqualTo(format.format(moment));
            assertThat(WallClock.windows(SimTime.seconds(seconds))).isEqualTo(windows.format(moment));
        }
    }

    @Test void each_program_has_its_own_way() {
        SimTime moment = SimTime.millis(5_250);
        assertThat(WallClock.journal(moment)).isEqualTo("Jun 02 09:00:05");
        assertThat(WallClock.syslog(moment)).isEqualTo("Jun  2 09:00:05");
        assertThat(WallClock.iso(moment)).isEqualTo("2025-06-02T09:00:05.250000+00:00");
        assertThat(WallClock.fileName(moment)).isEqualTo("02-06-2025_09-00-05");
        assertThat(WallClock.windows(SimTime.seconds(3 * 3600))).isEqualTo("6/2/2025 12:00:00 PM");
        assertThat(WallClock.windows(SimTime.seconds(15 * 3600))).isEqualTo("6/3/2025 12:00:00 AM");
    }

    @Test void the_longer_ago_the_coarser() {
        assertThat(SystemdTime.ago(SimTime.ZERO)).isEqualTo("now");
        assertThat(SystemdTime.ago(SimTime.micros(290))).isEqualTo("290us ago");
        assertThat(SystemdTime.ago(SimTime.millis(706))).isEqualTo("706ms ago");
        assertThat(SystemdTime.ago(SimTime.millis(59_999))).isEqualTo("59s ago");
        assertThat(SystemdTime.ago(SimTime.seconds(62))).isEqualTo("1min 2s ago");
        assertThat(SystemdTime.ago(SimTime.seconds(5 * 60 + 59))).isEqualTo("5min ago");
        assertThat(SystemdTime.ago(SimTime.seconds(3600 + 300))).isEqualTo("1h 5min ago");
        assertThat(SystemdTime.ago(SimTime.seconds(7 * 3600))).isEqualTo("7h ago");
        assertThat(SystemdTime.ago(SimTime.seconds(30 * 3600))).isEqualTo("1 day 6h ago");
        assertThat(SystemdTime.ago(SimTime.seconds(3 * 86_400))).isEqualTo("3 days ago");
        assertThat(SystemdTime.ago(SimTime.seconds(8 * 86_400))).isEqualTo("1 week 1 day ago");
    }

    @Test void spans_to_the_millisecond() {
        assertThat(SystemdTime.span(SimTime.ZERO)).isEqualTo("0");
        assertThat(SystemdTime.span(SimTime.micros(290))).isEqualTo("290us");
        assertThat(SystemdTime.span(SimTime.millis(1))).isEqualTo("1ms");
        assertThat(SystemdTime.span(SimTime.millis(2_431))).isEqualTo("2.431s");
        assertThat(SystemdTime.span(SimTime.seconds(60))).isEqualTo("1min");
        assertThat(SystemdTime.span(SimTime.millis(65_250))).isEqualTo("1min 5.250s");
        assertThat(SystemdTime.span(SimTime.seconds(3600 + 5))).isEqualTo("1h 5s");
        assertThat(SystemdTime.span(SimTime.seconds(2 * 86_400 + 60))).isEqualTo("2d 1min");
    }
}
