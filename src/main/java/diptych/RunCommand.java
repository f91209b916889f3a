package diptych;

import diptych.expressions.CelExpressions;
import diptych.json.ResultJson;
import diptych.json.ScenarioFiles;
import diptych.scenario.Limit;
import diptych.scenario.Problem;
import diptych.scenario.Result;
import diptych.scenario.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code diptych run FILE}: plays a scenario and prints what came out. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    version = "diptych 1.0",
    description = {
        "Runs a scenario, YAML or JSON, and prints the result as one JSON document.",
        "Problems of the file go to standard error, one a line, as file:line: field: message.",
        ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every check and law held", "1:at least one did not", "2:the scenario cannot be run; standard error says why"})
final class RunCommand implements Callable<Integer> {
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int BAD = 2;
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", description = "The scenario; - reads standard input.")
    private String file;

    @Spec private CommandSpec spec;

    @Override public Integer call() throws IOException {
        byte[] content;
        try {
            content = content();
        } catch (NoSuchFileException absent) {
            return complain(List.of(new Problem(file, 0, "", "there is no such file")));
        } catch (IOException unreadable) {
            return complain(List.of(new Problem(file, 0, "", "cannot be read: " + unreadable.getMessage())));
        }
        try {
            return run(content);
        } catch (OutOfMemoryError full) {
            return complain(List.of(new Problem(file, 0, "", "the run needs more memory than the "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB that Java was given; java -Xmx gives it more")));
        }
    }

    private int run(byte[] content) throws IOException {
        var expressions = new CelExpressions();
        return switch (new ScenarioFiles(expressions).read(name(), content)) {
            case ScenarioFiles.Bad bad -> complain(bad.problems());
            case ScenarioFiles.Good good -> switch (Runner.run(good.scenario(), expressions)) {
                case Runner.Stopped stopped -> complain(List.of(good.places().problem(stopped)));
                case Runner.Ran ran -> print(ran.result());
            };
        };
    }

    /** One byte more than is allowed is enough to see that it is too long. */
    private byte[] content() throws IOException {
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
            return in.readNBytes((int) Limit.TEXT.most() + 1);
        }
    }

    private String name() {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }

    private int complain(List<Problem> problems) {
        problems.forEach(problem -> spec.commandLine().getErr().println(problem));
        spec.commandLine().getErr().flush();
        return BAD;
    }

    private static int print(Result result) throws IOException {
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        ResultJson.write(result, out);
        out.flush();
        return result.held() ? HELD : BROKEN;
    }
}
