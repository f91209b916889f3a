package diptych.scenario;

import diptych.sim.model.World;
import java.util.Map;

/** An expression that is ready to be asked. */
@FunctionalInterface
public interface Condition {

    /** @param variables what it may speak of, by name: maps, lists, texts, Long, Double, Boolean */
    Verdict in(Map<String, Object> variables);

    /**
     * The same, with somebody looking at the clock.
     *
     * @param pulse called again and again while a long answer is worked out; it may throw {@link OverLimit} to stop that
     */
    default Verdict in(Map<String, Object> variables, Runnable pulse) {
        return in(variables);
    }

    /** Whether it is true of a world and an earlier one ({@link Vocabulary#ofComparisons}). An expression without an answer is not. */
    default boolean holds(World now, World before) {
        return in(Views.comparison(now, before)).held();
    }
}
