package diptych.sim.console;

import diptych.sim.memory.Health;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The two performance counter sets of Dynamic Memory, and how {@code Get-Counter} shows them [BEN-PERF] [NEALES] [EG]. Sizes are MB.
 *
 * <p>Averages are over moments, and a world knows only its own: whoever asks hands in the worlds that came before. Two counters of
 * the first set, Memory Add Operations and Memory Remove Operations, and of the second Available Memory For Balancing, count what
 * the model does not keep, and are left out.
 */
public final class Counters {
    public static final String VM_SET = "Hyper-V Dynamic Memory VM";
    public static final String CURRENT_PRESSURE = "Current Pressure";
    public static final String BALANCER_SET = "Hyper-V Dynamic Memory Balancer";
    private static final String BALANCER = "System Balancer";
    private static final int TIMESTAMP_WIDTH = 26;

    private Counters() {}

    /**
     * One value.
     *
     * @param set      the counter set
     * @param instance the VM, or the host's balancer
     * @param counter  its name
     * @param value    in the counter's own unit: percent or MB
     */
    public record Reading(String set, String instance, String counter, long value) {

        /** As {@code Get-Counter} writes it, which is all in small letters. */
        public String path(String host) {
            return "\\\\%s\\%s(%s)\\%s".formatted(host, set, instance, counter).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Both sets as they stand in this world.
     *
     * @param before worlds of the same run at earlier moments; averages are over these and the present one
     */
    public static List<Reading> of(World world, List<World> before) {
        var readings = new ArrayList<Reading>();
        for (Vm vm : Selection.of(world)) {
            if (hasInstance(vm, world.host().version())) readings.addAll(ofVm(vm, world, before));
        }
        readings.addAll(ofBalancer(world, before));
        return List.copyOf(readings);
    }

    /** Since 2016 every VM that holds memory has an instance, before that only those with Dynamic Memory. */
    private static boolean hasInstance(Vm vm, HostVersion version) {
        return !vm.assigned().isZero() && (vm.settings().dynamic() || version.compareTo(HostVersion.WS2016) >= 0);
    }

    private static List<Reading> ofVm(Vm vm, World world, List<World> before) {
        var set = new InstanceOf(VM_SET, vm.name(), new ArrayList<>());
        set.add("Added Memory", vm.view().added().mib());
        set.add("Average Pressure", averagePressure(vm, before));
        set.add(CURRENT_PRESSURE, Health.pressure(vm));
        if (world.host().version().compareTo(HostVersion.WS2019) >= 0) set.add("Guest Available Memory", vm.view().available().mib());
        set.add("Guest Visible Physical Memory", vm.view().peak().max(vm.assigned()).mib());
        set.add("Maximum Pressure", PressureBand.of(vm).maximum());
        set.add("Minimum Pressure", PressureBand.of(vm).minimum());
        set.add("Physical Memory", vm.assigned().mib());
        set.add("Removed Memory", vm.view().removed().mib());
        set.add("Smart Paging Working Set Size", vm.account().smartPaged().mib());
        return set.readings;
    }

    private static List<Reading> ofBalancer(World world, List<World> before) {
        var set = new InstanceOf(BALANCER_SET, BALANCER, new ArrayList<>());
        set.add("Available Memory", world.available().mib());
        set.add("Average Pressure", averageOfAll(world, before));
        set.add("System Current Pressure", systemPressure(world));
        return set.readings;
    }

    private static long averagePressure(Vm vm, List<World> before) {
        long sum = Health.pressure(vm);
        long moments = 1;
        for (World earlier : before) {
            Vm then = earlier.find(vm.name()).filter(Counters::isKnown).orElse(null);
            if (then != null) {
                sum += Health.pressure(then);
                moments++;
            }
        }
        return sum / moments;
    }

    /** The mean of the VMs' averages: "a very simple view of the overall memory allocation" [BEN-PERF]. */
    private static long averageOfAll(World world, List<World> before) {
        return (long) world.vms().stream().filter(Counters::isBalanced).mapToLong(vm -> averagePressure(vm, before)).average().orElse(0);
    }

    /** What all of them need, of what all of them have. */
    private static long systemPressure(World world) {
        Pages demand = Pages.ZERO;
        Pages assigned = Pages.ZERO;
        for (Vm vm : world.vms()) {
            if (isBalanced(vm)) {
                demand = demand.plus(Health.demand(vm));
                assigned = assigned.plus(vm.assigned());
            }
        }
        return assigned.isZero() ? 0 : demand.count() * 100 / assigned.count();
    }

    private static boolean isBalanced(Vm vm) {
        return vm.isDynamic() && isKnown(vm);
    }

    private static boolean isKnown(Vm vm) {
        return vm.view().reported() && !vm.assigned().isZero();
    }

    /**
     * The text of {@code Get-Counter}. Its Timestamp is the simulation's clock, for the simulation has no date.
     */
    public static String print(World world, List<Reading> readings) {
        var text = new StringBuilder()
            .append(padded("Timestamp")).append("CounterSamples\n")
            .append(padded("---------")).append("--------------\n");
        String stamp = Clock.seconds(world.now());
        for (Reading reading : readings) {
            text.append(padded(stamp)).append(reading.path(world.host().name())).append(" :\n")
                .append(padded("")).append(reading.value).append("\n\n");
            stamp = "";
        }
        return text.toString();
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(1, TIMESTAMP_WIDTH - text.length()));
    }

    private record InstanceOf(String set, String instance, List<Reading> readings) {
        void add(String counter, long value) {
            readings.add(new Reading(set, instance, counter, value));
        }
    }
}
