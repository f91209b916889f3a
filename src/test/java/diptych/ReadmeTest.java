package diptych;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's two commands are the ones that are run, and its tour leads only to what is there. */
class ReadmeTest {
    private static final Path SOURCES = Path.of("src/main/java/diptych");
    private static String readme;

    @BeforeAll static void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test void it_opens_with_exactly_two_commands_and_the_second_is_what_is_run_on_every_change() throws IOException {
        String opening = readme.substring(0, readme.indexOf("\n## "));
        List<String> commands = opening.lines().filter(line -> line.startsWith("    ")).map(String::strip).toList();
        assertThat(commands).hasSize(2);
        assertThat(Files.readString(Path.of(".ci/run"))).contains("exec " + commands.get(1));
    }

    @Test void every_file_and_package_of_the_tour_exists() {
        String tour = readme.substring(readme.indexOf("## A tour"), readme.indexOf("## Start-up"));
        List<String> files = all("`((?:[a-z]+/)*[A-Z][A-Za-z]+)\\.java`", tour);
        assertThat(files).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(named(file)).as(file).isTrue());
        List<String> types = all("`([A-Z][A-Za-z]+)`", tour);
        assertThat(types).hasSizeGreaterThan(10).allSatisfy(type -> assertThat(named(type)).as(type).isTrue());
        List<String> packages = all("(?m)^\\d+\\. `([a-z/]+)`", tour);
        assertThat(packages).hasSizeGreaterThan(10).allSatisfy(path -> assertThat(SOURCES.resolve(path)).isDirectory());
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    /** With its folder a file must be just there, in the sources or the tests; without, it may be anywhere. */
    private static boolean named(String file) {
        for (Path root : List.of(SOURCES, Path.of("src/test/java/diptych"))) {
            if (Files.exists(root.resolve(file + ".java"))) {
                return true;
            }
            try (var files = Files.walk(root)) {
                if (!file.contains("/") && files.anyMatch(path -> path.endsWith(file + ".java"))) {
                    return true;
                }
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        return false;
    }
}
