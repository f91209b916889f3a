package diptych.web.view;

import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * A moment in words and tables, with the way to its neighbours.
 *
 * @param stage    the same record that the picture is made from
 * @param overTime the chart as a table
 * @param back     the event before
 * @param next     the next event; empty if the run has no more of them
 */
public record TextPage(Stage stage, List<Row> overTime, Optional<SimTime> back, Optional<SimTime> next) {
    public TextPage {
        overTime = List.copyOf(overTime);
    }

    /** A moment of the chart, in mebibytes. */
    public record Row(SimTime at, String what, long demand, long assigned, long total, long balloon) {}
}
