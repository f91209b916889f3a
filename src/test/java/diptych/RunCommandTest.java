package diptych;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run FILE}: one document and exit code 0 or 1, or problems and exit code 2. */
class RunCommandTest {
    private final PrintStream standardOutput = System.out;
    private final InputStream standardInput = System.in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @BeforeEach void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach void stopListening() {
        System.setOut(standardOutput);
        System.setIn(standardInput);
    }

    private int run(String file) {
        return Main.commandLine().setErr(new PrintWriter(err)).execute("run", file);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test void exit_0_when_everything_held() throws IOException {
        assertThat(run(file("a.yaml", "title: 你好\nchecks: [ \"t == 0.0\" ]\n"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"title\":\"你好\",\"held\":true,").endsWith("}\n").hasLineCount(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test void exit_1_when_something_did_not() throws IOException {
        assertThat(run(file("a.json", "{\"checks\": [\"t > 0.0\"]}"))).isEqualTo(1);
        assertThat(out.toString()).contains("\"held\":false");
        assertThat(run(file("b.yaml", "always: [ \"t > 0.0\" ]\n"))).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test void exit_2_and_a_line_for_each_problem_when_the_file_is_bad() throws IOException {
        String file = file("bad.yaml", "titel: x\nvms: { vm1: { memory: { startup: 5 } } }\n");
        assertThat(run(file)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).containsExactly(
            file + ":1: titel: there is no such field; did you mean \"title\"?",
            file + ":2: vms.vm1.memory.minimum: minimum is 5 MiB, but must be at least 32 MiB",
            file + ":2: vms.vm1.memory.startup: startup is 5 MiB, but must be at least 32 MiB");
    }

    @Test void exit_2_when_the_run_needs_more_than_a_limit_allows() throws IOException {
        String file = file("many.yaml",
            "actions:\n  - { do: sample-every, label: a, seconds: 0.01, until: \"t < 0.0\", limit: 20000 }\n");
        assertThat(run(file)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
            .containsExactly(file + ":2: actions[0]: the run takes more; the limit of samples is 1,000,000 samples");
    }

    @Test void exit_2_when_there_is_no_such_file() {
        assertThat(run("nowhere.yaml")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("nowhere.yaml:0: there is no such file");
        assertThat(run(folder.toString())).isEqualTo(2);
    }

    @Test void a_hyphen_reads_standard_input() {
        System.setIn(new ByteArrayInputStream("{ \"checks\": [ \"t == 0.0\" ] }".getBytes(StandardCharsets.UTF_8)));
        assertThat(run("-")).isZero();
        System.setIn(new ByteArrayInputStream("nothing\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(run("-")).isEqualTo(2);
        assertThat(err.toString()).startsWith("standard input:1: must be a map of fields");
    }

    @Test void no_file_at_all_is_a_mistake_of_the_command_line() {
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute("run")).isEqualTo(2);
        assertThat(err.toString()).contains("FILE");
    }
}
