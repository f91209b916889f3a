package diptych.json;

import diptych.json.ActionReader.Placed;
import diptych.scenario.Expressions;
import diptych.scenario.Limit;
import diptych.scenario.Problem;
import diptych.scenario.Runner;
import diptych.scenario.Scenario;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Scenario files, YAML or JSON: a scenario, or every mistake at once with file, line, field, what is wrong and what would be right. */
public final class ScenarioFiles {
    private final ScenarioReader reader;

    public ScenarioFiles(Expressions expressions) {
        this.reader = new ScenarioReader(expressions);
    }

    /** What became of a file. */
    public sealed interface Read {}

    /** It can be run. */
    public record Good(Scenario scenario, Places places) implements Read {}

    /** It cannot; there is at least one problem, and they are in the order of the file. */
    public record Bad(List<Problem> problems) implements Read {}

    /** Where the actions of a scenario are written. */
    public static final class Places {
        private final String file;
        private final List<Placed> actions;

        private Places(String file, List<Placed> actions) {
            this.file = file;
            this.actions = actions;
        }

        /** A run that was stopped, as a problem of the file that asked for it. */
        public Problem problem(Runner.Stopped stopped) {
            if (stopped.action() >= actions.size()) return new Problem(file, 1, "checks", stopped.why());
            Placed during = actions.get(stopped.action());
            return new Problem(file, during.line(), during.path(), stopped.why());
        }
    }

    /**
     * Reads a scenario.
     *
     * @param file  its name, for the problems; {@code .json} is JSON, {@code .yaml} and {@code .yml} are YAML
     * @param bytes its content, UTF-8
     */
    public Read read(String file, byte[] bytes) {
        var problems = new Problems(file);
        var text = text(bytes, problems);
        var root = text.flatMap(content -> NodeReader.read(content, Format.of(file, content), problems));
        var read = root.map(node -> reader.read(node, problems));
        return read.isPresent() && problems.isEmpty()
            ? new Good(read.get().scenario(), new Places(file, read.get().actions()))
            : new Bad(problems.all());
    }

    /** The text of a file that is not too long and in UTF-8. */
    static Optional<String> text(byte[] bytes, Problems problems) {
        if (bytes.length > Limit.TEXT.most()) {
            problems.add(1, "", Limit.TEXT.refusal("the file is longer"));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException wrong) {
            problems.add(1, "", "the file is not UTF-8 text");
            return Optional.empty();
        }
    }
}
