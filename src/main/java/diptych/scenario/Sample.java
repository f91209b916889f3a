package diptych.scenario;

import diptych.sim.model.World;
import java.util.Map;

/** A look at everything at one moment. It holds the world itself; what is in it is computed when somebody asks. */
public record Sample(String label, World world) {

    /** {@code t}, {@code host} and {@code vms} as named facts, the same as an expression sees; each is computed when it is asked for. */
    public static Map<String, Object> facts(World world) {
        return Views.moment(world);
    }
}
