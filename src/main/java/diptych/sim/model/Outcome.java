package diptych.sim.model;

/** What became of a command: a new world, or a reason that a learner can read. Commands that take time go on in {@link Vm#errand}. */
public sealed interface Outcome {

    /** It was done, or has begun. */
    record Accepted(World world) implements Outcome {}

    /**
     * Nothing changed.
     *
     * @param message in the vendor's words where they are known
     */
    record Refused(String message) implements Outcome {}
}
