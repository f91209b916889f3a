package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;

/**
 * A workload like {@code stress --vm}: pieces of memory, each a process of its own, started one after the other and ended together.
 *
 * @param id        unique in the guest
 * @param left      memory still to be taken
 * @param piece     memory of one process
 * @param every     time between the starts of pieces
 * @param next      when the next piece starts; {@link SimTime#NEVER} when all have
 * @param ends      when all end
 * @param hugePages whether the memory is in 2 MiB pages
 * @param touched   how much of what they are promised they touch; a database's pool or a Java heap may be large and hardly used
 */
public record StressJob(int id, Pages left, Pages piece, SimTime every, SimTime next, SimTime ends, boolean hugePages,
                        Share touched) {

    /** The same job, that much later. */
    public StressJob shifted(SimTime span) {
        return new StressJob(id, left, piece, every, next.plus(span), ends.plus(span), hugePages, touched);
    }

    /** The same job when {@code still} is left to be taken, from {@code then} on. */
    public StressJob going(Pages still, SimTime then) {
        return new StressJob(id, still, piece, every, then, ends, hugePages, touched);
    }

    /** The same job, ended. */
    public StressJob ended(SimTime now) {
        return new StressJob(id, left, piece, every, SimTime.NEVER, now, hugePages, touched);
    }

    /** When something happens to it next. */
    public SimTime due() {
        return next.min(ends);
    }
}
