package diptych.classroom;

import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The moments at which something happens that is worth a look, so that a learner can go from one to the next. Everything is, except
 * a report that says the same as the one before: there is one every second.
 */
final class Stops {
    static final Stops NONE = new Stops(new long[0], Map.of(), List.of());

    private final long[] moments;
    private final Map<String, Pages> reported;
    private final List<Event.OfBackup> ofBackup;

    private Stops(long[] moments, Map<String, Pages> reported, List<Event.OfBackup> ofBackup) {
        this.moments = moments;
        this.reported = Map.copyOf(reported);
        this.ofBackup = List.copyOf(ofBackup);
    }

    /** What happened to disks and for backups between two moments, both included. There is little of it, so that it is kept. */
    List<Event.OfBackup> ofBackup(SimTime from, SimTime to) {
        return ofBackup.stream().filter(event -> !event.at().isBefore(from) && !event.at().isAfter(to)).toList();
    }

    /** Somebody who watches a run go on, and notes what stops there are to add. */
    Gathering gathering() {
        return new Gathering();
    }

    final class Gathering implements Witness {
        private final LongStream.Builder more = LongStream.builder();
        private final Map<String, Pages> last = new HashMap<>(reported);
        private final List<Event.OfBackup> told = new ArrayList<>(ofBackup);

        @Override
        public void saw(Event event) {
            if (tells(event)) more.add(event.at().micros());
            if (event instanceof Event.OfBackup backup) told.add(backup);
        }

        private boolean tells(Event event) {
            if (!(event instanceof Event.Sent sent) || !(sent.message() instanceof Message.StatusReport report)) return true;
            var before = last.put(event.vm(), report.numCommitted());
            return !report.numCommitted().equals(before);
        }

        /** The stops there were and those that were noted. */
        Stops stops() {
            return new Stops(LongStream.concat(Arrays.stream(moments), more.build()).sorted().distinct().toArray(), last, told);
        }
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
