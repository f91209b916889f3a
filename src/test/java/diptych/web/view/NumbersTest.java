package diptych.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.units.SimTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest @CsvSource({"0, 0, 0.0", "96000000, 96, 96.0", "330020660, 330.02066, 330.02", "500, 0.0005, 0.0",
        "68030500, 68.0305, 68.03", "68100000, 68.1, 68.1", "99990000, 99.99, 99.99"})
    void a_moment_is_exact_in_addresses_and_cut_off_for_people(long micros, String inAddress, String forPeople) {
        assertThat(Numbers.seconds(SimTime.micros(micros))).isEqualTo(inAddress);
        assertThat(Numbers.moment(SimTime.micros(micros))).isEqualTo(forPeople);
    }

    @ParameterizedTest @CsvSource(delimiter = ';', value = {"0;0", "999;999", "32768;32,768", "1048576;1,048,576", "-5000;−5,000"})
    void thousands_stand_apart(long number, String shown) {
        assertThat(Numbers.grouped(number)).isEqualTo(shown);
    }
}
