package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;

/**
 * A log that shares its past: adding a line costs one object and leaves every older log as it was.
 *
 * @param earlier all but the newest line; null in the empty log
 * @param newest  the newest line; null in the empty log
 * @param size    number of lines
 */
public record Log(Log earlier, Line newest, int size) {
    public static final Log EMPTY = new Log(null, null, 0);

    /**
     * One line.
     *
     * @param at   the moment by the clock of whoever writes: since the kernel started, or since the simulation began
     * @param text without the time
     * @param kernel whether the kernel wrote it, or a program by way of syslog
     */
    public record Line(SimTime at, String text, boolean kernel) {}

    public Log plus(SimTime at, String text) {
        return new Log(this, new Line(at, text, true), size + 1);
    }

    /** A line of a program. */
    public Log plusSyslog(SimTime at, String text) {
        return new Log(this, new Line(at, text, false), size + 1);
    }

    /** Oldest first. */
    public List<Line> lines() {
        return last(size);
    }

    /** The newest {@code count} lines, oldest of them first. */
    public List<Line> last(int count) {
        var lines = new ArrayList<Line>();
        for (Log log = this; log.size > 0 && lines.size() < count; log = log.earlier) lines.add(log.newest);
        Collections.reverse(lines);
        return lines;
    }

    /** Compares line by line from the newest; logs that share their past meet soon. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Log log) || log.size != size) return false;
        Log mine = this;
        for (Log theirs = log; mine != theirs; mine = mine.earlier, theirs = theirs.earlier) {
            if (!mine.newest.equals(theirs.newest)) return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * size + (newest == null ? 0 : newest.hashCode());
    }

    @Override
    public String toString() {
        return size + " lines";
    }
}
