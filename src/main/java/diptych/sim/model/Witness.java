package diptych.sim.model;

/** Sees every event in the order it happens. The simulation tells it and never asks it. */
@FunctionalInterface
public interface Witness {
    Witness NOBODY = event -> { };

    void saw(Event event);
}
