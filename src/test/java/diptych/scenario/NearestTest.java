package diptych.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("startup", "minimum", "maximum", "weight", "kept-back");

    @Test void a_slip_is_recognised() {
        assertThat(Nearest.to("minimun", KNOWN)).contains("minimum");
        assertThat(Nearest.to("wieght", KNOWN)).contains("weight");
        assertThat(Nearest.to("KeptBack", KNOWN)).contains("kept-back");
        assertThat(Nearest.to("kept_back", KNOWN)).contains("kept-back");
    }

    @Test void what_is_too_far_off_is_not_guessed_at() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
        assertThat(Nearest.to("x".repeat(1_000_000), KNOWN)).isEmpty();
        assertThat(Nearest.hint("colour", KNOWN)).isEqualTo("known are: startup, minimum, maximum, weight, kept-back");
    }
}
