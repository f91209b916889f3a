package diptych.classroom;

import diptych.sim.units.SimTime;

/** What became of the wish to undo, to redo or to start over. */
public sealed interface Turned {

    /** It was done. @param session where the learner is now @param at the moment to look at */
    record To(Session session, SimTime at) implements Turned {}

    /** There is nothing to undo, or to redo. */
    record Nothing() implements Turned {}

    /** It would lead to a session that is no longer held. */
    record Gone() implements Turned {}

    /** It was not, and nothing changed. */
    record Refused(Moved.Refusal why) implements Turned {}

    /** No session has that id. */
    record Unknown() implements Turned {}
}
