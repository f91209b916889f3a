package diptych.sim.console;

import diptych.sim.memory.Health;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.List;

/** The list of virtual machines in Hyper-V Manager. */
public final class AllVms {
    private AllVms() {}

    /**
     * One line of the list; what a VM that is off does not have is empty.
     *
     * @param name         of the VM
     * @param state        Off, Starting, Running, Paused, Saved
     * @param cpuUsage     "0%"
     * @param assigned     "1024 MB"
     * @param demand       "900 MB"
     * @param memoryStatus OK, Low, Warning
     * @param uptime       "00:08:16", with days in front if there are any
     */
    public record Row(String name, String state, String cpuUsage, String assigned, String demand, String memoryStatus, String uptime) {}

    /** One row a VM, sorted by name as Hyper-V Manager sorts at first. */
    public static List<Row> of(World world) {
        return Selection.of(world).stream().map(vm -> row(world, vm)).toList();
    }

    private static Row row(World world, Vm vm) {
        String state = vm.life().state().shown();
        if (vm.assigned().isZero()) return new Row(vm.name(), state, "", "", "", "", "");
        return new Row(vm.name(), state, ProcessorUse.percent(vm) + "%", Megabytes.of(vm.assigned()), Megabytes.of(Health.demand(vm)),
            Health.status(vm).shown(), Clock.seconds(Clock.uptime(vm, world.now())));
    }
}
