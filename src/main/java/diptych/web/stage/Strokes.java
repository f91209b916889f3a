package diptych.web.stage;

import diptych.classroom.Moments;
import diptych.sim.units.SimTime;

/** The moments that stepping halts at, as path data for a chart. */
final class Strokes {
    private Strokes() {}

    /** A short stroke for each; those that would fall on one another are one. @param unit of the chart */
    static String of(Moments moments, SimTime unit) {
        var path = new StringBuilder();
        long last = -1;
        for (SimTime moment : moments.all()) {
            long x = moment.micros() / unit.micros();
            if (x != last) path.append('M').append(x).append(" 0v5");
            last = x;
        }
        return path.toString();
    }
}
