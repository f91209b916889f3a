package diptych.classroom;

import diptych.sim.units.SimTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Moments of a run, each once and in order. A value that grows with the run. */
public final class Moments {
    public static final Moments NONE = new Moments(new long[0]);

    private final long[] micros;

    private Moments(long[] micros) {
        this.micros = micros;
    }

    /** These and others, in any order. */
    public Moments plus(List<SimTime> more) {
        if (more.isEmpty()) return this;
        var added = more.stream().mapToLong(SimTime::micros);
        return new Moments(LongStream.concat(Arrays.stream(micros), added).sorted().distinct().toArray());
    }

    /** All of them. */
    public List<SimTime> all() {
        return Arrays.stream(micros).mapToObj(SimTime::micros).toList();
    }

    /** All that come after a moment. */
    public List<SimTime> allAfter(SimTime moment) {
        return Arrays.stream(micros, next(moment), micros.length).mapToObj(SimTime::micros).toList();
    }

    /** The first after a moment. */
    public Optional<SimTime> after(SimTime moment) {
        int next = next(moment);
        return next < micros.length ? Optional.of(SimTime.micros(micros[next])) : Optional.empty();
    }

    /** The last before a moment. */
    public Optional<SimTime> before(SimTime moment) {
        int at = Arrays.binarySearch(micros, moment.micros());
        int previous = at >= 0 ? at - 1 : -at - 2;
        return previous >= 0 ? Optional.of(SimTime.micros(micros[previous])) : Optional.empty();
    }

    private int next(SimTime moment) {
        int at = Arrays.binarySearch(micros, moment.micros());
        return at >= 0 ? at + 1 : -at - 1;
    }
}
