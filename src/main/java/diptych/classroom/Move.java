package diptych.classroom;

import diptych.sim.model.Command;
import diptych.sim.units.SimTime;

/** What a learner can do to the end of a run; looking back is no move. */
public sealed interface Move {

    /** Play the next step. */
    record NextStep() implements Move {}

    /**
     * Do something to the world at a moment, which comes while the next move is made, or is now.
     *
     * @param lever   what was pulled, by its id
     * @param command what that is
     */
    record Act(SimTime at, String lever, Command command) implements Move {}

    /** Let time pass and see what happens by itself. */
    record Pass(int seconds) implements Move {}
}
