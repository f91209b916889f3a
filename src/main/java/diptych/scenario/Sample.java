package diptych.scenario;

import diptych.sim.model.World;

/** A look at everything at one moment. It holds the world itself; what is in it is computed when somebody asks. */
public record Sample(String label, World world) {}
