package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fingerprint of a lesson tells whether the same moves still lead to the same run; what only is said of it does not matter. */
class FingerprintTest {
    private static final String LESSON = """
        topic: backup
        subject: web01
        host: { memory: 32768 }
        vms: { web01: { memory: { startup: 1024, dynamic: false } } }
        guests: { today: { kernel: "6.16" } }
        situations: { done: backup.state == "done" }
        steps:
          - id: boot
            situations: { up: t > 20 }
            actions: [ { do: start, vm: web01 }, { do: settle, seconds: 40 } ]
        """;

    private static int of(String lesson) {
        return Fingerprint.of(NodeReader.read(lesson, Format.YAML, new Problems("lesson.yaml")).orElseThrow());
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "subject: web01 | subject: web01   # the one in the panes", "topic: backup | topic: memory", "t > 20 | t > 21",
        "situations: { up: t > 20 } | questions: [ { ask: what } ]", "startup: 1024, dynamic: false | dynamic: false, startup: 1024",
        "backup.state == \\\"done\\\" | true"})
    void words_order_and_situations_may_change(String from, String to) {
        assertThat(of(LESSON.replace(from, to))).isEqualTo(of(LESSON));
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "32768 | 16384", "startup: 1024 | startup: 1025", "6.16 | 6.15", "today: | now:", "seconds: 40 | seconds: 41",
        "id: boot | id: begin", "do: start | do: stop", "{ do: start, vm: web01 }, | ''"})
    void what_leads_to_another_run_may_not(String from, String to) {
        assertThat(LESSON).contains(from);
        assertThat(of(LESSON.replace(from, to))).isNotEqualTo(of(LESSON));
    }

    @Test void it_has_24_bits() {
        assertThat(of(LESSON)).isBetween(0, 0xffffff);
    }
}
