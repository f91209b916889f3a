package diptych.lessons;

import diptych.scenario.Sample;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a text can say of a moment. Numbers are those of a sample, under the same names (scenarios.md); settings have their own.
 * Sizes are whole MiB, cut off, as Hyper-V Manager and {@code free -m} cut them. Not safe for use by several threads.
 */
public final class Facts {
    private final World world;
    private final Map<String, Object> sampled;

    public Facts(World world) {
        this.world = world;
        this.sampled = Sample.facts(world);
    }

    public World world() {
        return world;
    }

    public long number(String vm, VmNumber which) {
        return which.setting == null ? (Long) sampled(vm).get(which.written()) : which.setting.applyAsLong(world.vm(vm));
    }

    public String word(String vm, VmWord which) {
        return which.setting == null ? (String) sampled(vm).get(which.written()) : which.setting.apply(world.vm(vm));
    }

    public long number(HostNumber which) {
        return (Long) ((Map<?, ?>) sampled.get("host")).get(which.written());
    }

    /** Whole seconds since the simulation began. */
    public long seconds() {
        return (long) world.now().inSeconds();
    }

    private Map<?, ?> sampled(String vm) {
        return (Map<?, ?>) ((Map<?, ?>) sampled.get("vms")).get(vm);
    }

    /** A number of a VM. */
    public enum VmNumber {
        ASSIGNED, DEMAND, PRESSURE, BALLOONED, HOT_ADDED, OFFLINE, FLOOR, COMMITTED, GUEST_MEM_TOTAL, GUEST_MEM_USED, GUEST_MEM_FREE,
        GUEST_MEM_BUFF_CACHE, GUEST_MEM_AVAILABLE, SWAP_USED, DIRTY, SMART_PAGING,
        KEPT_BACK(vm -> vm.guestSettings().keptBack().count()),
        STARTUP(vm -> vm.settings().startup().count()),
        MINIMUM(vm -> vm.settings().minimum().count()),
        MAXIMUM(vm -> vm.settings().maximum().count()),
        BUFFER(vm -> vm.settings().buffer()),
        WEIGHT(vm -> vm.settings().weight()),
        /** A memory block. */
        HOT_ADD_UNIT(vm -> vm.guest().memory().blockSize().mib()),
        /** Seconds before the driver's first report. */
        REPORT_DELAY(vm -> vm.guestSettings().driverEra().reportDelay());

        private final ToLongFunction<Vm> setting;

        VmNumber() {
            this.setting = null;
        }

        VmNumber(ToLongFunction<Vm> setting) {
            this.setting = setting;
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A word about a VM. */
    public enum VmWord {
        STATE, STATUS,
        KERNEL(vm -> vm.guestSettings().kernel().toString()),
        /** The {@code free} that is installed. */
        PROCPS(vm -> vm.guestSettings().freeProgram().written());

        private final Function<Vm, String> setting;

        VmWord() {
            this.setting = null;
        }

        VmWord(Function<Vm, String> setting) {
            this.setting = setting;
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number of the host. */
    public enum HostNumber {
        MEMORY, RESERVE, AVAILABLE, APPLICATIONS;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
