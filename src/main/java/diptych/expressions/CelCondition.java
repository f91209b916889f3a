package diptych.expressions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import diptych.scenario.Condition;
import diptych.scenario.Verdict;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled expression. */
final class CelCondition implements Condition {
    private static final Pattern PREFIX = Pattern.compile("evaluation error(?: at [^:]*:(\\d+))?: (.*)", Pattern.DOTALL);
    private static final int LONGEST_MESSAGE = 300;

    private final CelRuntime.Program program;
    /** It only looks things up and compares them, so that nobody has to watch what it puts together. */
    private final boolean compares;

    CelCondition(CelRuntime.Program program, boolean compares) {
        this.program = program;
        this.compares = compares;
    }

    @Override
    public Verdict in(Map<String, Object> variables) {
        return in(variables, () -> { });
    }

    @Override
    public Verdict in(Map<String, Object> variables, Runnable pulse) {
        try {
            Object value = compares ? program.eval(variables) : watched(variables, pulse);
            return value instanceof Boolean held ? Verdict.of(held) : Verdict.error("neither true nor false, but " + shortened(value));
        } catch (CelEvaluationException wrong) {
            return Verdict.error(readable(wrong.getMessage()));
        } catch (Stopped stopped) {
            throw stopped.wish();
        } catch (TooHeavy wrong) {
            return Verdict.error(wrong.getMessage());
        }
    }

    private Object watched(Map<String, Object> variables, Runnable pulse) throws CelEvaluationException {
        var weights = new Weights();
        return program.trace(variables, (expression, result) -> {
            Stopped.through(pulse);
            weights.check(expression, result);
        });
    }

    private static String readable(String message) {
        Matcher matcher = PREFIX.matcher(message);
        if (!matcher.matches()) return shortened(message);
        String place = matcher.group(1) == null ? "" : "at character " + (Integer.parseInt(matcher.group(1)) + 1) + ": ";
        return place + shortened(matcher.group(2));
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + " ...";
    }
}
