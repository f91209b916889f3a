package diptych.classroom;

/** How far back a learner starts over. Nothing is lost by it: each can be undone. */
public enum Restart {
    /** To where the step on the screen began: what was done and played since then goes. */
    STEP,
    /** To the beginning of the lesson, with the same guest. */
    LESSON,
    /** To everything as it was first opened: the guest, too. It makes a session of its own, and leaves this one as it is. */
    ALL
}
