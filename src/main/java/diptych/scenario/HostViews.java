package diptych.scenario;

import diptych.sim.model.World;
import java.util.List;
import java.util.Map;

/** What a sample holds of the host: memory is reserve, applications, available and what the VMs have been assigned, at any moment. */
final class HostViews {
    private static final Table<World> HOST = new Table<World>()
        .size("memory", world -> world.host().memory())
        .size("reserve", world -> world.host().reserve())
        .size("available", World::unassigned)
        .size("applications", world -> world.host().applications().held());

    static final List<String> NAMES = HOST.names();

    private HostViews() {}

    static Map<String, Object> of(World world) {
        return HOST.of(world);
    }
}
