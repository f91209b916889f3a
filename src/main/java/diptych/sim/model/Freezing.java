package diptych.sim.model;

import diptych.sim.units.SimTime;

/**
 * A {@code freeze_super} under way: first everything dirty is written out, then the file system's own hook runs.
 *
 * @param system  which file system
 * @param at      the mount point it was asked through
 * @param since   when it began
 * @param dirty   pages that were dirty then
 * @param next    when a part of the flush is looked at next
 * @param flushed when the flush is done
 * @param done    when the hook has run; {@link SimTime#NEVER} for one that waits for a file system that is frozen itself
 */
public record Freezing(int system, String at, SimTime since, long dirty, SimTime next, SimTime flushed, SimTime done) {

    public SimTime due() {
        return next.min(done);
    }

    public Freezing next(SimTime moment) {
        return new Freezing(system, at, since, dirty, moment, flushed, done);
    }

    public Freezing shifted(SimTime span) {
        return new Freezing(system, at, since.plus(span), dirty, next.plus(span), flushed.plus(span), done.plus(span));
    }
}
