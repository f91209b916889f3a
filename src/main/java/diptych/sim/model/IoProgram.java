package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * A program that reads or writes files.
 *
 * @param pid      process id
 * @param name     command name
 * @param kind     what it does
 * @param path     the file it works on; a database's directory
 * @param rate     pages of one turn
 * @param next     when its next turn is; {@link SimTime#NEVER} for one that has a single thing to do
 * @param ends     when it ends
 * @param state    whether it runs or sleeps
 * @param since    since when
 * @param pending  pages it still has to write of what it is doing
 * @param from     the page of the file at which its next write begins
 * @param fsync    whether it asks for its data to be on the disk
 * @param turns    things done: reads, writes, transactions
 * @param buffered of a database: transactions whose pages are only in its own memory
 * @param hung     when the kernel next complains of a task that sleeps too long
 */
public record IoProgram(int pid, String name, Kind kind, String path, Pages rate, SimTime next, SimTime ends, State state, SimTime since,
                        Pages pending, long from, boolean fsync, long turns, int buffered, SimTime hung) {

    /** What it does. */
    public enum Kind {
        /** Writes once and ends. */
        WRITE,
        /** Makes a file and ends. */
        CREATE,
        /** Deletes a file and ends. */
        DELETE,
        /** Writes over and over into one file, through the page cache. */
        WRITER,
        /** Reads. */
        READER,
        /** Commits transactions to its log with fsync, and keeps pages in its own memory until it writes them to its data file. */
        DATABASE,
        /** Appends a line a second. */
        LOGGER,
        /** Writes through a shared mapping. */
        MMAP_WRITER,
        /** Writes to a file system in memory. */
        TMPFS_WRITER
    }

    /** As {@code ps} shows it. */
    public enum State {
        RUNNING("S"),
        /** Too much is dirty; it goes on as the disk takes it. */
        THROTTLED("S"),
        /** Asleep on a frozen file system, not to be disturbed. */
        BLOCKED("D");

        private final String shown;

        State(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    public boolean isOneShot() {
        return kind == Kind.WRITE || kind == Kind.CREATE || kind == Kind.DELETE;
    }

    /** When something happens to it by itself. */
    public SimTime due() {
        return state == State.RUNNING ? next.min(ends) : state == State.BLOCKED ? hung : ends;
    }

    public IoProgram in(State changed, SimTime now, SimTime complaint) {
        return new IoProgram(pid, name, kind, path, rate, next, ends, changed, changed == state ? since : now, pending, from, fsync, turns,
            buffered, complaint);
    }

    public IoProgram pending(Pages left, long nowFrom) {
        return new IoProgram(pid, name, kind, path, rate, next, ends, state, since, left, nowFrom, fsync, turns, buffered, hung);
    }

    public IoProgram turned(SimTime nowNext, long nowTurns, int nowBuffered) {
        return new IoProgram(pid, name, kind, path, rate, nowNext, ends, state, since, pending, from, fsync, nowTurns, nowBuffered, hung);
    }

    public IoProgram ending(SimTime when) {
        return new IoProgram(pid, name, kind, path, rate, next, when, state, since, pending, from, fsync, turns, buffered, hung);
    }

    public IoProgram shifted(SimTime span) {
        return new IoProgram(pid, name, kind, path, rate, next.plus(span), ends.plus(span), state, since.plus(span), pending, from, fsync,
            turns, buffered, hung.plus(span));
    }
}
