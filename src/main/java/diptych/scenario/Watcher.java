package diptych.scenario;

import diptych.sim.model.Event;
import diptych.sim.model.Witness;
import diptych.sim.model.World;

/** Looks over the shoulder of a {@link Play}. */
interface Watcher extends Witness {
    Watcher NOBODY = new Watcher() {
        @Override
        public void saw(Event event) { }

        @Override
        public void now(World world) { }

        @Override
        public void sampled(World world) { }
    };

    /** Somebody who cares for what happens, not for the worlds in between. */
    static Watcher of(Witness witness) {
        return new Watcher() {
            @Override
            public void saw(Event event) {
                witness.saw(event);
            }

            @Override
            public void now(World world) { }

            @Override
            public void sampled(World world) { }
        };
    }

    /**
     * The world after something happened or time passed; every moment at which something is due is shown, every whole second is.
     *
     * @throws OverLimit to stop the play
     */
    void now(World world);

    /**
     * A sample was taken.
     *
     * @throws OverLimit to stop the play
     */
    void sampled(World world);

    /**
     * An expression is being worked out.
     *
     * @throws OverLimit to stop the play
     */
    default void pulse() { }
}
