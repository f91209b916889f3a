package diptych.lessons;

import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.util.List;

/**
 * What a lesson leaves to the learner: when its steps have been played, there are goals to be reached with one's own commands.
 *
 * @param step  what is told meanwhile; it does nothing by itself
 * @param lasts so many seconds after the last step it is judged
 * @param goals all of which are to be reached
 * @param ways  how they can be reached: the model solution, and then other right ways
 */
public record Challenge(Step step, int lasts, List<Goal> goals, List<Way> ways) {
    /** The hints, in the order in which they are given: a question, a pointer, a worked step. */
    public static final List<String> HINTS = List.of("one", "two", "three");

    public Challenge {
        goals = List.copyOf(goals);
        ways = List.copyOf(ways);
    }

    /** A way to reach the goals. */
    public record Way(List<Doing> doings) {
        public Way {
            doings = List.copyOf(doings);
        }
    }

    /**
     * Something to be done.
     *
     * @param after   how long after the last step
     * @param line    as an action of the language of scenarios in a line
     * @param command what that is
     */
    public record Doing(SimTime after, String line, Command command) {}
}
