package diptych.web.stage;

import diptych.classroom.Moments;
import diptych.classroom.Run;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Chart;
import diptych.web.view.Stage.Window;
import java.util.Optional;

/**
 * How a run went, as far as pages draw and step through it: the lines of the chart and the scenes. A value that grows with its run:
 * one second more costs one look.
 */
interface Course {
    /** How far it goes. */
    SimTime until();

    /** On to the end of a run that goes on from the one this was drawn for. */
    Course on(Run run);

    /** The moments at which the picture has become another one. */
    Moments scenes();

    /** The lines, drawn on to the end. */
    Chart chart();

    /** The stretch around a moment that deserves a rail of its own. */
    default Optional<Window> close(SimTime at) {
        return Optional.empty();
    }
}
