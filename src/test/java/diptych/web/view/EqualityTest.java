package diptych.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.units.Pages;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The line under both panes adds up as printed, whatever the pages are. */
class EqualityTest {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    @Test void before_5_11_the_balloon_is_taken_away_once_more() {
        var line = new Equality(mib(1536), mib(3040), mib(32), mib(0), mib(1536), true);
        assertThat(line.holds()).isTrue();
        assertThat(line.printed()).isEqualTo(new Equality.Printed("1536", "3040", "32", "0", "1536"));
    }

    @Test void since_5_11_it_has_left_the_total_already() {
        var line = new Equality(mib(1536), mib(1504), mib(32), mib(0), mib(1536), false);
        assertThat(line.holds()).isTrue();
        assertThat(line.printed().total()).isEqualTo("1504");
    }

    @Test void parts_of_a_mebibyte_are_printed_as_tenths() {
        var line = new Equality(Pages.pages(201_600), mib(2016), mib(32), mib(0), Pages.pages(322_688), true);
        assertThat(line.printed()).isEqualTo(new Equality.Printed("787.5", "2016.0", "32", "0", "1260.5"));
    }

    @Test void it_adds_up_to_the_last_digit_and_no_term_is_more_than_a_tenth_off() {
        var random = new Random(20151007);
        for (int i = 0; i < 20_000; i++) {
            Equality line = some(random);
            assertThat(line.holds()).isTrue();
            var printed = line.printed();
            var right = number(printed.total()).add(number(printed.keptBack())).add(number(printed.offline()));
            var left = number(printed.assigned()).add(number(printed.ballooned()));
            assertThat(left).as(() -> line + " printed as " + printed).isEqualByComparingTo(right);
            near(printed.assigned(), line.assigned());
            near(printed.total(), line.total());
            near(printed.keptBack(), line.keptBack());
            near(printed.offline(), line.offline());
            if (line.balloonInTotal()) near(printed.ballooned(), line.ballooned());
        }
    }

    private static Equality some(Random random) {
        boolean inTotal = random.nextBoolean();
        Pages total = Pages.pages(300_000 + random.nextInt(1_000_000));
        Pages kept = random.nextBoolean() ? mib(32) : Pages.pages(random.nextInt(50_000));
        Pages offline = random.nextBoolean() ? Pages.ZERO : Pages.pages(random.nextInt(32_768));
        Pages ballooned = Pages.pages(random.nextInt(250_000));
        Pages sum = total.plus(kept).plus(offline);
        return new Equality(inTotal ? sum.minus(ballooned) : sum, total, kept, offline, ballooned, inTotal);
    }

    private static void near(String printed, Pages pages) {
        var exact = new BigDecimal(pages.count()).divide(new BigDecimal(Pages.PER_MIB));
        assertThat(number(printed).subtract(exact).abs()).isLessThanOrEqualTo(TENTH);
    }

    private static BigDecimal number(String printed) {
        return new BigDecimal(printed);
    }

    private static Pages mib(long mib) {
        return Pages.ofMib(mib);
    }
}
