package diptych.scenario;

import java.util.ArrayList;
import java.util.List;

/** Plays a whole scenario and judges it. */
public final class Runner {
    private Runner() {}

    /** What became of a run. */
    public sealed interface Outcome {}

    /** It came to its end. */
    public record Ran(Result result) implements Outcome {}

    /**
     * It asked for more than a limit allows.
     *
     * @param action the place of the action during which that happened, from 0; the number of actions when it was in the checks
     * @param limit  which one
     * @param why    with the limit's name
     */
    public record Stopped(int action, Limit limit, String why) implements Outcome {}

    public static Outcome run(Scenario scenario, Expressions expressions) {
        return run(scenario, expressions, Bounds.FULL);
    }

    /** @param bounds how much it may take, where that is less than the language allows */
    public static Outcome run(Scenario scenario, Expressions expressions, Bounds bounds) {
        var budget = new Budget(bounds.processor());
        var recorder = new Recorder(scenario, expressions, bounds, budget);
        var play = Play.watched(scenario, expressions, recorder);
        recorder.follow(play);
        try {
            scenario.actions().forEach(play::perform);
            play.end();
            recorder.end(play.world());
            return new Ran(judged(scenario, expressions, play, recorder, budget));
        } catch (OverLimit stopped) {
            return new Stopped(play.results().size(), stopped.limit(), stopped.getMessage());
        }
    }

    private static Result judged(Scenario scenario, Expressions expressions, Play play, Recorder recorder, Budget budget) {
        var unjudged = new Result(scenario, play.world(), play.samples(), play.results(), recorder.events(), recorder.logs(play.world()),
            List.of(), recorder.always(), recorder.laws());
        var variables = ResultViews.variables(unjudged);
        var vocabulary = Vocabulary.ofChecks(List.of(), List.of()).namesOnly();
        var checks = new ArrayList<Result.Check>();
        for (String text : scenario.checks()) {
            Verdict verdict = expressions.ready(text, vocabulary).in(variables, budget::check);
            checks.add(new Result.Check(text, verdict.held(), verdict.error()));
        }
        return new Result(scenario, play.world(), unjudged.samples(), unjudged.actions(), unjudged.events(), unjudged.logs(), checks,
            unjudged.always(), unjudged.laws());
    }
}
