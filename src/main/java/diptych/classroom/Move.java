package diptych.classroom;

/** What a learner can do to the end of a run; looking back is no move. */
public sealed interface Move {

    /** Play the next step. */
    record NextStep() implements Move {}

    /** Let time pass and see what happens by itself. */
    record Pass(int seconds) implements Move {}
}
