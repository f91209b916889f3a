package diptych.classroom;

import diptych.lessons.GuestChoice;
import diptych.sim.units.SimTime;
import java.util.List;

/** Something that a learner did, so that it can be undone. Moving in time is no deed: it changes nothing. */
public sealed interface Deed {

    /** What it was. */
    What what();

    /** The moment at which it was done, and to which undoing it leads back. */
    SimTime at();

    /** It changed this session: its moves were others before. */
    record Here(What what, SimTime at, List<Move> before, List<Move> after) implements Deed {
        public Here {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** It made another session and left the one it was done in as it was. */
    record Away(What what, SimTime at, String from, String to) implements Deed {}

    /** Kinds of deeds. */
    sealed interface What {
        /** A step was played, something was done to the world, or time passed. */
        record Made(Move move) implements What {}

        /** Another guest was chosen for the same moves. */
        record Chose(GuestChoice guest) implements What {}

        /** The learner started over. */
        record StartedOver(Restart restart) implements What {}
    }
}
