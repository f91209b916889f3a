package diptych;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HouseRulesTest {
    @Test void the_code_runs_on_a_jdk_that_knows_exhaustive_switches() {
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    }
}
