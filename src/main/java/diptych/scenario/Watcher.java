package diptych.scenario;

import diptych.sim.Timeline;
import diptych.sim.model.Event;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import java.util.function.Consumer;

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

    /** One who cares for what happens, and one who cares for how far it has gone. */
    static Watcher of(Witness witness, Consumer<Timeline> companion) {
        return new Watcher() {
            @Override
            public void saw(Event event) {
                witness.saw(event);
            }

            @Override
            public void now(World world) { }

            @Override
            public boolean seesEveryTurn() {
                return false;
            }

            @Override
            public void went(Timeline timeline) {
                companion.accept(timeline);
            }

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

    /** Whether it has to be shown that a program reads or writes on, which is no news. */
    default boolean seesEveryTurn() {
        return true;
    }

    /** The world now, with all that led there. */
    default void went(Timeline timeline) { }

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
