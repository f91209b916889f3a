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

    /** Whether it is true. An expression without an answer is not. @param variables of a comparison */
    default boolean holds(Map<String, Object> variables) {
        return in(variables).held();
    }

    /** What expressions about a world and an earlier one speak of ({@link Vocabulary#ofComparisons}); good for as many as are asked. */
    static Map<String, Object> comparison(World now, World before) {
        return Views.comparison(now, before);
    }
}
