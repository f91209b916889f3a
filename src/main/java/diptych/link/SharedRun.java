package diptych.link;

import diptych.sim.units.SimTime;
import java.util.List;

/**
 * What a link says of a run. Nobody has looked yet whether there is such a lesson or whether that can be done in it.
 *
 * @param lesson      its id
 * @param fingerprint of what the lesson did when the link was made, 24 bits
 * @param guest       the id of the guest chosen
 * @param deeds       the moves, in their order
 * @param at          the moment to look at
 * @param host        the host's tab that is open, as addresses write it
 * @param screen      the guest's tab that is open, as addresses write it
 * @param zoom        of the rail, as addresses write it; empty if none was chosen
 */
public record SharedRun(String lesson, int fingerprint, String guest, List<Deed> deeds, SimTime at, String host, String screen,
                        String zoom) {
    /** More moves than any run has that somebody made by hand. */
    public static final int MOST_DEEDS = 100;

    public SharedRun {
        deeds = List.copyOf(deeds);
    }

    /** A move. */
    public sealed interface Deed {
        /** The next step was played. */
        record NextStep() implements Deed {}

        /** Time passed, in seconds. */
        record Pass(int seconds) implements Deed {}

        /** Something was done to the world at a moment: a lever, by its id. */
        record Pull(SimTime at, String lever) implements Deed {}
    }
}
