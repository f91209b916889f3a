package diptych.scenario;

import diptych.sim.console.FreeProgram;
import diptych.sim.console.FreeProgram.Columns;
import diptych.sim.console.Meminfo;
import diptych.sim.guest.MemAvailable;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;

/** A VM at a moment, with what its guest would print; that is computed once, when it is asked for. */
final class VmNow {
    private static final Columns NOTHING = new Columns(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Vm vm;
    private Meminfo meminfo;
    private Columns columns;

    VmNow(Vm vm) {
        this.vm = vm;
    }

    Vm vm() {
        return vm;
    }

    /** Whether anything inside can be asked. */
    boolean isAwake() {
        return VmViews.isAwake(vm);
    }

    Meminfo meminfo() {
        if (meminfo == null) meminfo = isAwake() ? Meminfo.of(vm) : Meminfo.EMPTY;
        return meminfo;
    }

    Columns columns() {
        if (columns == null) columns = vm.isLinux() ? linuxColumns() : otherColumns();
        return columns;
    }

    private Columns linuxColumns() {
        return meminfo().isEmpty() ? NOTHING : FreeProgram.Columns.of(meminfo(), vm.guestSettings().freeProgram());
    }

    /** Where there is no {@code free}, what that system's own tools say: used is what is not available. */
    private Columns otherColumns() {
        GuestMemory memory = vm.guest().memory();
        if (!isAwake() || memory.present().isZero()) return NOTHING;
        Pages total = memory.total(vm.guestSettings().driverEra());
        Pages available = MemAvailable.of(memory);
        return new Columns(total.kib(), total.minusOrZero(available).kib(), memory.free().kib(), memory.shmem().kib(),
            memory.buffers().kib(), memory.cached().plus(memory.slabReclaimable()).kib(), available.kib(), memory.swapTotal().kib(),
            memory.swapUsed().kib(), memory.swapTotal().minus(memory.swapUsed()).kib());
    }
}
