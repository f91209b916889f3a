package diptych.web.view;

import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * A moment in words and tables, with the way to its neighbours.
 *
 * @param stage    the same record that the picture is made from
 * @param columns  of the table: what each row has numbers of
 * @param overTime the chart as a table
 * @param back     the event before
 * @param next     the next event; empty if the run has no more of them
 */
public record TextPage(Stage stage, List<Phrase> columns, List<Row> overTime, Optional<SimTime> back, Optional<SimTime> next) {
    public TextPage {
        columns = List.copyOf(columns);
        overTime = List.copyOf(overTime);
    }

    /** A moment of the chart: what happened, and a number for each column. */
    public record Row(SimTime at, String what, List<String> numbers) {
        public Row {
            numbers = List.copyOf(numbers);
        }
    }
}
