package diptych.scenario;

import diptych.expressions.CelExpressions;
import diptych.json.ResultJson;
import diptych.json.ScenarioFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scenarios as text, for tests. */
final class Scenarios {
    static final CelExpressions CEL = new CelExpressions();

    private Scenarios() {}

    static ScenarioFiles.Good good(String yaml) {
        return switch (new ScenarioFiles(CEL).read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8))) {
            case ScenarioFiles.Good good -> good;
            case ScenarioFiles.Bad bad -> throw new AssertionError(bad.problems().toString());
        };
    }

    static Runner.Outcome outcome(String yaml) {
        return Runner.run(good(yaml).scenario(), CEL);
    }

    static Result run(String yaml) {
        return switch (outcome(yaml)) {
            case Runner.Ran ran -> ran.result();
            case Runner.Stopped stopped -> throw new AssertionError(stopped.why());
        };
    }

    static String json(Result result) {
        var out = new ByteArrayOutputStream();
        try {
            ResultJson.write(result, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
