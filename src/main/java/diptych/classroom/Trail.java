package diptych.classroom;

import diptych.sim.Timeline;
import diptych.sim.Timeline.Mark;
import diptych.sim.units.SimTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Worlds that a run has come through: one every few seconds, and one for each moment worth a look, so that looking back replays a few
 * seconds. Neighbours share most of what they hold. A run that goes on from another one goes on in the same trail, as long as it is the
 * first to do so. What a trail has forgotten is simulated again, from the few worlds that the run itself keeps.
 */
final class Trail implements Timeline.Marks {
    private static final long SPACING = SimTime.seconds(4).micros();

    private final NavigableMap<SimTime, Mark> marks;
    /** Another run goes on in it. */
    private boolean gone;

    private Trail(NavigableMap<SimTime, Mark> marks) {
        this.marks = marks;
    }

    /** Of a run that has not begun. */
    static Trail begin() {
        return new Trail(new ConcurrentSkipListMap<>());
    }

    /** That of a run that goes on from this one's, which ends at {@code end}. */
    synchronized Trail on(SimTime end) {
        boolean first = !gone;
        gone = true;
        return new Trail(first ? marks : new ConcurrentSkipListMap<>(marks.headMap(end)));
    }

    /** The run has come to a moment. @param told whether it is worth a look */
    void came(Timeline run, boolean told) {
        SimTime at = run.end();
        if (told || at.micros() % SPACING == 0 || marks.containsKey(at)) marks.put(at, run.mark());
    }

    @Override public Mark before(SimTime moment) {
        Map.Entry<SimTime, Mark> found = marks.floorEntry(moment);
        return found == null ? null : found.getValue();
    }

    /** What is kept of it; others that go on in it keep the same. Whoever clears it makes all of them forget. */
    NavigableMap<SimTime, Mark> worlds() {
        return marks;
    }
}
