package diptych;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --watch} begins only where there is a lesson to watch; what it then shows is told by {@code WatchHttpTest}. */
class ServeCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test void a_folder_that_is_not_there_or_is_none_is_named() {
        assertThat(watch(folder.resolve("nowhere"))).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("--watch: " + folder.resolve("nowhere") + " does not exist; name a folder that holds lessons");
        assertThat(watch(Path.of("pom.xml"))).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("--watch: pom.xml is not a folder");
    }

    @Test void a_folder_without_a_lesson_says_what_a_lesson_is() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "to do");
        Files.createDirectory(folder.resolve("empty"));
        assertThat(watch(folder)).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("--watch: there is no lesson in " + folder).contains("lesson.yaml, en.md and zh.md");
    }

    private int watch(Path watched) {
        return Main.commandLine().setErr(new PrintWriter(err)).execute("serve", "--port", "0", "--watch", watched.toString());
    }
}
