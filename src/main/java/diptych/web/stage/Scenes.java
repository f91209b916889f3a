package diptych.web.stage;

import diptych.sim.units.SimTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The moments of a run at which its picture has become another one. A value that grows with the run. */
final class Scenes {
    static final Scenes NONE = new Scenes(new long[0]);

    private final long[] moments;

    private Scenes(long[] moments) {
        this.moments = moments;
    }

    /** These and later ones, in order. */
    Scenes plus(List<SimTime> more) {
        long[] all = Arrays.copyOf(moments, moments.length + more.size());
        for (int i = 0; i < more.size(); i++) all[moments.length + i] = more.get(i).micros();
        return new Scenes(all);
    }

    /** All of them, in order. */
    List<SimTime> all() {
        return Arrays.stream(moments).mapToObj(SimTime::micros).toList();
    }

    /** The first after a moment. */
    Optional<SimTime> after(SimTime moment) {
        int at = Arrays.binarySearch(moments, moment.micros());
        int next = at >= 0 ? at + 1 : -at - 1;
        return next < moments.length ? Optional.of(SimTime.micros(moments[next])) : Optional.empty();
    }

    /** The last before a moment. */
    Optional<SimTime> before(SimTime moment) {
        int at = Arrays.binarySearch(moments, moment.micros());
        int previous = at >= 0 ? at - 1 : -at - 2;
        return previous >= 0 ? Optional.of(SimTime.micros(moments[previous])) : Optional.empty();
    }

    /** A short stroke for each, as path data; those that would fall on one another are one. */
    String strokes(SimTime unit) {
        var path = new StringBuilder();
        long last = -1;
        for (long moment : moments) {
            long x = moment / unit.micros();
            if (x != last) path.append('M').append(x).append(" 0v5");
            last = x;
        }
        return path.toString();
    }
}
