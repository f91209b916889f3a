package diptych.classroom;

import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The moments at which something happens that is worth a look, so that a learner can go from one to the next. Everything is, except
 * a report that says the same as the one before: there is one every second.
 */
final class Stops {
    static final Stops NONE = new Stops(Moments.NONE, Map.of(), List.of());

    private final Moments moments;
    private final Map<String, Pages> reported;
    private final List<Event.OfBackup> ofBackup;

    private Stops(Moments moments, Map<String, Pages> reported, List<Event.OfBackup> ofBackup) {
        this.moments = moments;
        this.reported = Map.copyOf(reported);
        this.ofBackup = List.copyOf(ofBackup);
    }

    Moments moments() {
        return moments;
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
        private final List<SimTime> more = new ArrayList<>();
        private final Map<String, Pages> last = new HashMap<>(reported);
        private final List<Event.OfBackup> told = new ArrayList<>(ofBackup);

        @Override
        public void saw(Event event) {
            if (tells(event)) more.add(event.at());
            if (event instanceof Event.OfBackup backup) told.add(backup);
        }

        private boolean tells(Event event) {
            if (!(event instanceof Event.Sent sent) || !(sent.message() instanceof Message.StatusReport report)) return true;
            var before = last.put(event.vm(), report.numCommitted());
            return !report.numCommitted().equals(before);
        }

        /** Whether a moment that has just come is a stop. */
        boolean notes(SimTime moment) {
            return !more.isEmpty() && more.get(more.size() - 1).equals(moment);
        }

        /** The stops there were and those that were noted. */
        Stops stops() {
            return new Stops(moments.plus(more), last, told);
        }
    }
}
