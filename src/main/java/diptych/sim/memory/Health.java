package diptych.sim.memory;

import diptych.sim.model.MemorySettings;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;

/**
 * The numbers an operator sees of a VM, reference section 2 [BEN-UI] [BEN-PERF] [MS-DM]. All follow from assigned memory and the
 * demand last reported; before the first report there is no demand, no pressure and no status.
 */
public final class Health {
    private static final Pages SMALLEST = Pages.ofMib(ModelChoice.SMALLEST_MOVE.value());

    /** The column of Hyper-V Manager; its limits are MODEL CHOICE. */
    public enum MemoryStatus {
        /** Nothing known yet, or nothing to know. */
        NONE(""),
        /** Demand and the whole buffer are covered, or the VM is at Maximum and demand is covered. */
        OK("OK"),
        /** Demand is covered, the buffer only in part. */
        LOW("Low"),
        /** Less than demand: the guest is probably paging. */
        WARNING("Warning");

        private final String shown;

        MemoryStatus(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    private Health() {}

    /** What the guest needs now, the buffer not included; 0 before the first report. */
    public static Pages demand(Vm vm) {
        return vm.assigned().isZero() ? Pages.ZERO : vm.view().demand();
    }

    /** Demand / assigned x 100, cut off; 100 is exactly enough. 0 before the first report. */
    public static int pressure(Vm vm) {
        Pages assigned = vm.assigned();
        return assigned.isZero() ? 0 : (int) (vm.view().demand().count() * 100 / assigned.count());
    }

    /** What the VM should have: demand and buffer, in whole 2 MiB, between Minimum and Maximum [MS-DM]. */
    public static Pages want(Pages demand, MemorySettings settings) {
        return withBuffer(demand, settings.buffer()).roundUpTo(SMALLEST)
            .max(settings.minimum().pages()).min(settings.maximum().pages());
    }

    /** Demand x (1 + buffer / 100), rounded up to whole pages. */
    public static Pages withBuffer(Pages demand, int bufferPercent) {
        return Pages.pages(Math.ceilDiv(demand.count() * (100 + bufferPercent), 100));
    }

    public static MemoryStatus status(Vm vm) {
        if (!vm.isDynamic() || !vm.view().reported() || vm.assigned().isZero()) return MemoryStatus.NONE;
        Pages assigned = vm.assigned().plus(SMALLEST).minus(Pages.pages(1));
        Pages demand = vm.view().demand();
        if (demand.exceeds(assigned)) return MemoryStatus.WARNING;
        boolean buffered = !withBuffer(demand, vm.settings().buffer()).exceeds(assigned);
        boolean atMaximum = vm.assigned().equals(vm.settings().maximum().pages());
        return buffered || atMaximum ? MemoryStatus.OK : MemoryStatus.LOW;
    }
}
