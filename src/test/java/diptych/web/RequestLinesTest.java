package diptych.web;

import diptych.json.RequestJson;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** The log is one line of JSON a request and never holds enough to open a learner's session. */
class RequestLinesTest {
    @Test void a_session_id_is_cut_to_its_first_six_characters() {
        assertThat(RequestLines.shortened("/s/Zx81_qabcdefghijklmnop")).isEqualTo("/s/Zx81_q…");
        assertThat(RequestLines.shortened("/s/Zx81_qabcdefghijklmnop/steps")).isEqualTo("/s/Zx81_q…/steps");
        assertThat(RequestLines.shortened("/lessons/dynamic-memory")).isEqualTo("/lessons/dynamic-memory");
    }

    @Test void a_path_as_long_as_a_request_may_be_does_not_fill_the_log() {
        assertThat(RequestLines.shortened("/" + "a".repeat(8_000))).hasSize(201);
        assertThat(RequestLines.shortened(null)).isEmpty();
    }

    @Test void a_line_stays_one_line_whatever_is_in_it() {
        String line = RequestJson.line(Instant.parse("2025-03-01T10:00:00Z"), "GET", "/a\"\n{", 404, 1.25, 17);
        assertThat(line).isEqualTo("{\"time\":\"2025-03-01T10:00:00Z\",\"method\":\"GET\",\"path\":\"/a\\\"\\n{\","
            + "\"status\":404,\"ms\":1.25,\"bytes\":17}");
    }
}
