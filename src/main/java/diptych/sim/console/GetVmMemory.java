package diptych.sim.console;

import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.List;

/** The cmdlet {@code Get-VMMemory}: the settings, not what the VM has [GETVMMEM]. */
public final class GetVmMemory {
    private GetVmMemory() {}

    /** {@code Get-VMMemory [names]}: of all VMs if none is named. */
    public static String print(World world, String... names) {
        var table = new PowerShellTable("VMName", "DynamicMemoryEnabled", "Minimum(M)", "Startup(M)", "Maximum(M)");
        List<Vm> chosen = Selection.of(world, names);
        for (Vm vm : chosen) {
            MemorySettings settings = vm.settings();
            table.row(vm.name(), PowerShellValue.of(settings.dynamic()), Long.toString(settings.minimum().count()),
                Long.toString(settings.startup().count()), Long.toString(settings.maximum().count()));
        }
        return (chosen.isEmpty() ? "" : table.text()) + Selection.complaints("Get-VMMemory", world, names);
    }
}
