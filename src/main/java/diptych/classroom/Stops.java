package diptych.classroom;

import diptych.sim.Timeline;
import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The moments at which something happens that is worth a look, so that a learner can go from one to the next. Everything is, except
 * a report that says the same as the one before: there is one every second.
 */
final class Stops {
    static final Stops NONE = new Stops(new long[0], Map.of(), SimTime.ZERO);

    private final long[] moments;
    private final Map<String, Pages> reported;
    private final SimTime until;

    private Stops(long[] moments, Map<String, Pages> reported, SimTime until) {
        this.moments = moments;
        this.reported = reported;
        this.until = until;
    }

    /** These stops and those of what has been added to the run since. */
    Stops upTo(Timeline timeline) {
        var last = new HashMap<>(reported);
        var more = timeline.events(until, timeline.end()).stream()
            .filter(event -> tells(event, last))
            .mapToLong(event -> event.at().micros()).toArray();
        return new Stops(joined(moments, more), last, timeline.end());
    }

    private static boolean tells(Event event, Map<String, Pages> reported) {
        if (!(event instanceof Event.Sent sent) || !(sent.message() instanceof Message.StatusReport report)) return true;
        var before = reported.put(event.vm(), report.numCommitted());
        return !report.numCommitted().equals(before);
    }

    private static long[] joined(long[] moments, long[] more) {
        var all = Arrays.copyOf(moments, moments.length + more.length);
        System.arraycopy(more, 0, all, moments.length, more.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    List<SimTime> allAfter(SimTime moment) {
        int at = Arrays.binarySearch(moments, moment.micros());
        return Arrays.stream(moments, at >= 0 ? at + 1 : -at - 1, moments.length).mapToObj(SimTime::micros).toList();
    }

    Optional<SimTime> after(SimTime moment) {
        int at = Arrays.binarySearch(moments, moment.micros());
        int next = at >= 0 ? at + 1 : -at - 1;
        return next < moments.length ? Optional.of(SimTime.micros(moments[next])) : Optional.empty();
    }

    Optional<SimTime> before(SimTime moment) {
        int at = Arrays.binarySearch(moments, moment.micros());
        int previous = at >= 0 ? at - 1 : -at - 2;
        return previous >= 0 ? Optional.of(SimTime.micros(moments[previous])) : Optional.empty();
    }

    List<SimTime> all() {
        return Arrays.stream(moments).mapToObj(SimTime::micros).toList();
    }
}
