package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import diptych.expressions.CelExpressions;
import diptych.scenario.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files with mistakes, and beside each the problems that its author is told, word for word. {@code mvn -Dgolden=write} writes
 * them anew, and the difference shows in the change.
 */
class BadScenariosTest {
    private static final Path FOLDER = Path.of("src/test/resources/bad-scenarios");
    private static final String PROBLEMS = ".problems";
    private static final ScenarioFiles FILES = new ScenarioFiles(new CelExpressions());

    @TestFactory Stream<DynamicTest> every_mistake_is_named_at_once_with_line_and_field() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            var bad = all.filter(file -> !file.toString().endsWith(PROBLEMS)).sorted().toList();
            assertThat(bad).hasSizeGreaterThan(25);
            return bad.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        var read = FILES.read(file.getFileName().toString(), Files.readAllBytes(file));
        assertThat(read).isInstanceOf(ScenarioFiles.Bad.class);
        String told = ((ScenarioFiles.Bad) read).problems().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
        Path expected = file.resolveSibling(file.getFileName() + PROBLEMS);
        if ("write".equals(System.getProperty("golden"))) Files.writeString(expected, told);
        assertThat(told).isEqualTo(Files.readString(expected));
    }
}
