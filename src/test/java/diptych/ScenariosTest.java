package diptych;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import diptych.expressions.CelExpressions;
import diptych.json.ScenarioFiles;
import diptych.scenario.Result;
import diptych.scenario.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario of ours holds: the public cases, each misconception and each row of Microsoft's expectations of the reference, its
 * worked example, each action of the language, the public suites' own scripts, each kernel era, the driver's rules, the guest's and
 * the host's numbers, and odd ways to write it all. Where the folder of shared cases lies beside the project, those too.
 */
class ScenariosTest {
    private static final Path OURS = Path.of("src/test/resources/scenarios");
    private static final Path SHARED = Path.of("../shared/cases");
    private static final CelExpressions EXPRESSIONS = new CelExpressions();

    @TestFactory Stream<DynamicTest> every_scenario_of_ours_holds() {
        return files(OURS).map(file -> dynamicTest(OURS.relativize(file).toString(), () -> holds(file)));
    }

    @TestFactory Stream<DynamicTest> every_shared_case_holds() {
        return files(SHARED).map(file -> dynamicTest(file.getFileName().toString(), () -> holds(file)));
    }

    private static void holds(Path file) {
        var read = read(file);
        assertThat(read).isInstanceOf(ScenarioFiles.Good.class);
        var outcome = Runner.run(((ScenarioFiles.Good) read).scenario(), EXPRESSIONS);
        assertThat(outcome).isInstanceOf(Runner.Ran.class);
        Result result = ((Runner.Ran) outcome).result();
        assertThat(result.laws()).as("broken laws").isEmpty();
        assertThat(result.checks()).as("checks").allMatch(Result.Check::held);
        assertThat(result.always()).as("always").allMatch(Result.Always::held);
        assertThat(result.held()).isTrue();
    }

    private static ScenarioFiles.Read read(Path file) {
        try {
            return new ScenarioFiles(EXPRESSIONS).read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return Stream.empty();
        try (Stream<Path> all = Files.walk(folder)) {
            return List.copyOf(all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
