package diptych.lessons;

import diptych.sim.console.FreeProgram;
import diptych.sim.console.Meminfo;
import diptych.sim.memory.BalloonFloor;
import diptych.sim.memory.Health;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a text can say of a moment. Numbers have the names that samples have for them (scenarios.md), and settings their own;
 * sizes are whole MiB, cut off, as Hyper-V Manager and {@code free -m} cut them. Not safe for use by several threads.
 */
public final class Facts {
    private static final long KIB_PER_MIB = 1024;

    private final World world;
    private final Map<String, OfVm> vms = new HashMap<>();

    public Facts(World world) {
        this.world = world;
    }

    public World world() {
        return world;
    }

    public long number(String vm, VmNumber which) {
        return which.reader.applyAsLong(of(vm));
    }

    public String word(String vm, VmWord which) {
        return which.reader.apply(of(vm));
    }

    public long number(HostNumber which) {
        return which.reader.applyAsLong(world);
    }

    /** Whole seconds since the simulation began. */
    public long seconds() {
        return (long) world.now().inSeconds();
    }

    private OfVm of(String name) {
        return vms.computeIfAbsent(name, any -> new OfVm(world.vm(name)));
    }

    /** A number of a VM. */
    public enum VmNumber {
        ASSIGNED(of -> of.vm.account().assigned().mib()),
        DEMAND(of -> Health.demand(of.vm).mib()),
        PRESSURE(of -> Health.pressure(of.vm)),
        BALLOONED(of -> of.vm.account().ballooned().mib()),
        HOT_ADDED(of -> of.vm.account().hotAdded().mib()),
        OFFLINE(of -> of.vm.guest().memory().offline().mib()),
        FLOOR(of -> BalloonFloor.of(of.vm).mib()),
        COMMITTED(of -> of.vm.guest().programs().committed().mib()),
        GUEST_MEM_TOTAL(of -> of.columns().total() / KIB_PER_MIB),
        GUEST_MEM_USED(of -> of.columns().used() / KIB_PER_MIB),
        GUEST_MEM_FREE(of -> of.columns().free() / KIB_PER_MIB),
        GUEST_MEM_BUFF_CACHE(of -> of.columns().buffCache() / KIB_PER_MIB),
        GUEST_MEM_AVAILABLE(of -> of.columns().available() / KIB_PER_MIB),
        SWAP_USED(of -> of.columns().swapUsed() / KIB_PER_MIB),
        KEPT_BACK(of -> of.vm.guestSettings().keptBack().count()),
        STARTUP(of -> of.vm.settings().startup().count()),
        MINIMUM(of -> of.vm.settings().minimum().count()),
        MAXIMUM(of -> of.vm.settings().maximum().count()),
        BUFFER(of -> of.vm.settings().buffer()),
        WEIGHT(of -> of.vm.settings().weight()),
        HOT_ADD_UNIT(of -> of.vm.guest().memory().blockSize().mib()),
        REPORT_DELAY(of -> of.vm.guestSettings().driverEra().reportDelay());

        private final ToLongFunction<OfVm> reader;

        VmNumber(ToLongFunction<OfVm> reader) {
            this.reader = reader;
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A word about a VM. */
    public enum VmWord {
        STATE(of -> of.vm.life().state().shown()),
        STATUS(of -> Health.status(of.vm).shown()),
        KERNEL(of -> of.vm.guestSettings().kernel().toString()),
        PROCPS(of -> of.vm.guestSettings().freeProgram().written());

        private final Function<OfVm, String> reader;

        VmWord(Function<OfVm, String> reader) {
            this.reader = reader;
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number of the host. */
    public enum HostNumber {
        MEMORY(world -> world.host().memory().mib()),
        RESERVE(world -> world.host().reserve().mib()),
        AVAILABLE(world -> world.available().mib()),
        APPLICATIONS(world -> world.host().applications().held().mib());

        private final ToLongFunction<World> reader;

        HostNumber(ToLongFunction<World> reader) {
            this.reader = reader;
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A VM, with what its {@code free} prints worked out once. */
    private static final class OfVm {
        private final Vm vm;
        private FreeProgram.Columns columns;

        OfVm(Vm vm) {
            this.vm = vm;
        }

        FreeProgram.Columns columns() {
            if (columns == null) columns = FreeProgram.Columns.of(Meminfo.of(vm), vm.guestSettings().freeProgram());
            return columns;
        }
    }
}
