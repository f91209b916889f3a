package diptych;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reader may expect of every file, whatever is in it. */
class TidyTest {
    private static final int LONGEST_LINE = 140;
    /** Spelled in two halves, or this file would offend. */
    private static final Pattern UNFINISHED = Pattern.compile(
        "TO" + "DO|FIX" + "ME|\\bX" + "XX\\b|@Dis" + "abled|Unsupported" + "OperationException");
    /** A table stays a table, however wide: its rows, and the heading above them with its columns apart. */
    private static final Pattern TABLE = Pattern.compile("^ *(row\\(|new Row\\(|[A-Z][A-Z_0-9]+\\(\"|// .*  .*  .*  )");
    private static final Set<String> TOP_LEVEL = Set.of("pom.xml", "src", "web", "lessons", "README.md", "target");

    @Test void nothing_is_left_unfinished() {
        assertThat(offences(UNFINISHED)).isEmpty();
    }

    /** Style sheets are left out: there a rule is a line. */
    @Test void no_line_is_longer_than_a_screen_is_wide() {
        assertThat(offences(Pattern.compile("^.{" + (LONGEST_LINE + 1) + ",}$")))
            .filteredOn(line -> !TABLE.matcher(line.text()).find() && !line.file().toString().endsWith(".css")).isEmpty();
    }

    @Test void no_line_ends_in_blanks_or_holds_a_tab() {
        assertThat(offences(Pattern.compile("\\t|[ ]+$"))).isEmpty();
    }

    @Test void the_checks_above_see_what_they_look_for() {
        assertThat(UNFINISHED.matcher("// TO" + "DO later").find()).isTrue();
        assertThat(sources()).hasSizeGreaterThan(50);
    }

    @Test void every_package_says_what_lives_there() throws IOException {
        Set<Path> silent = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).forEach(silent::add);
        }
        assertThat(silent).isEmpty();
    }

    @Test void the_top_level_holds_only_what_a_newcomer_expects() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(""))) {
            assertThat(entries.map(entry -> entry.getFileName().toString()).filter(name -> !name.startsWith(".")))
                .isSubsetOf(TOP_LEVEL);
        }
    }

    private record Line(Path file, int number, String text) {}

    private static List<Line> offences(Pattern offence) {
        List<Line> found = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (offence.matcher(lines.get(i)).find()) {
                    found.add(new Line(file, i + 1, lines.get(i)));
                }
            }
        }
        return found;
    }

    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("src", "web")) {
            try (Stream<Path> files = Files.exists(Path.of(root)) ? Files.walk(Path.of(root)) : Stream.empty()) {
                files.filter(file -> file.toString().matches(".*\\.(java|js|css)")).forEach(sources::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
