package diptych.sim.console;

import diptych.sim.memory.Health;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import java.util.OptionalLong;

/**
 * What WMI says of a VM's memory: {@code Msvm_SummaryInformation} [WMI-SUM]. The two percentages are what the status of Hyper-V
 * Manager is made of; before the guest has reported there are none.
 *
 * @param memoryUsage           {@code MemoryUsage}: assigned, MB
 * @param memoryAvailable       {@code MemoryAvailable}: what demand leaves over, percent of assigned; negative when the VM lacks memory
 * @param availableMemoryBuffer {@code AvailableMemoryBuffer}: the same, percent of the buffer that the settings ask for
 * @param swapFilesInUse        {@code SwapFilesInUse}: whether Smart Paging stands in for memory
 */
public record SummaryInformation(long memoryUsage, OptionalLong memoryAvailable, OptionalLong availableMemoryBuffer,
                                 boolean swapFilesInUse) {

    public static SummaryInformation of(Vm vm) {
        Pages demand = Health.demand(vm);
        Pages assigned = vm.assigned();
        boolean known = vm.view().reported() && !assigned.isZero();
        long over = assigned.count() - demand.count();
        long buffer = Health.withBuffer(demand, vm.settings().buffer()).count() - demand.count();
        return new SummaryInformation(assigned.mib(), percent(known, over, assigned.count()), percent(known, over, buffer),
            !vm.account().smartPaged().isZero());
    }

    private static OptionalLong percent(boolean known, long part, long whole) {
        return known && whole > 0 ? OptionalLong.of(part * 100 / whole) : OptionalLong.empty();
    }
}
