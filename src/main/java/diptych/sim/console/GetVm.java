package diptych.sim.console;

import diptych.sim.memory.Health;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import java.util.List;

/**
 * The cmdlet {@code Get-VM}: the table it shows by default, and the properties about memory as a list. The column headed (M) counts
 * MiB, the properties count bytes.
 */
public final class GetVm {
    /** The column Status of a VM that nothing is wrong with. */
    public static final String STATUS = "Operating normally";

    private GetVm() {}

    /** {@code Get-VM [names]}: all VMs if none is named. */
    public static String print(World world, String... names) {
        var table = new PowerShellTable("Name", "State", "CPUUsage(%)", "MemoryAssigned(M)", "Uptime", "Status", "Version");
        List<Vm> chosen = Selection.of(world, names);
        for (Vm vm : chosen) {
            table.row(vm.name(), vm.life().state().shown(), Integer.toString(ProcessorUse.percent(vm)), Long.toString(vm.assigned().mib()),
                Clock.timeSpan(Clock.uptime(vm, world.now())), STATUS, world.host().version().vmVersion());
        }
        return (chosen.isEmpty() ? "" : table.text()) + Selection.complaints("Get-VM", world, names);
    }

    /** {@code Get-VM name | Format-List} with the properties about memory, in the order in which {@code Format-List *} has them. */
    public static String list(World world, String name) {
        return world.find(name).map(vm -> list(world, vm)).orElseGet(() -> Selection.complaints("Get-VM", world, name));
    }

    private static String list(World world, Vm vm) {
        return line("Name", vm.name())
            + line("State", vm.life().state().shown())
            + line("Uptime", Clock.timeSpan(Clock.uptime(vm, world.now())))
            + line("MemoryAssigned", bytes(vm.assigned()))
            + line("MemoryDemand", bytes(Health.demand(vm)))
            + line("MemoryStatus", Health.status(vm).shown())
            + line("DynamicMemoryEnabled", PowerShellValue.of(vm.settings().dynamic()))
            + line("MemoryMinimum", bytes(vm.settings().minimum()))
            + line("MemoryMaximum", bytes(vm.settings().maximum()))
            + line("MemoryStartup", bytes(vm.settings().startup()));
    }

    /** Percent of the host, the column CPUUsage. */
    public static int processorUse(Vm vm) {
        return ProcessorUse.percent(vm);
    }

    private static String line(String property, String value) {
        return ("%-20s : %s".formatted(property, value)).stripTrailing() + "\n";
    }

    private static String bytes(MiB size) {
        return bytes(size.pages());
    }

    private static String bytes(Pages size) {
        return Long.toString(size.kib() * 1024);
    }
}
