package diptych.sim.console;

import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.model.VssService;
import diptych.sim.model.World;

/**
 * The cmdlet {@code Get-VMIntegrationService -VMName X}, in the shape and with the words of published captures of Linux guests.
 * "OK" of the service VSS means that the kernel's relay has spoken to the host, not that a daemon would freeze anything; a Linux relay
 * speaks an older protocol than a Windows guest's, which the host notes and works with.
 *
 * <p>MODEL CHOICE: heartbeat, shutdown and time are always on and answer while the guest runs; the host asks for key-value pairs, which
 * a Linux guest answers where the package with the daemons is installed; copying of files is off, as it is by default.
 */
public final class GetVmIntegrationService {
    private static final String OK = "OK";
    private static final String NO_CONTACT = "No Contact";
    private static final String OLD_PROTOCOL = "The protocol version of the component installed in the virtual machine does not match "
        + "the version expected by the hosting system";

    private GetVmIntegrationService() {}

    public static String print(World world, String name) {
        return world.find(name).map(vm -> table(world, vm)).orElseGet(() -> Selection.complaints("Get-VMIntegrationService", world, name));
    }

    private static String table(World world, Vm vm) {
        boolean answers = vm.isRunning() || vm.life() instanceof Life.ShuttingDown;
        boolean pairs = !vm.isLinux() || LinuxInside.hasDaemons(vm);
        var table = new PowerShellTable("VMName", "Name", "Enabled", "PrimaryStatusDescription", "SecondaryStatusDescription");
        if (world.host().version() != HostVersion.WS2012) row(table, vm, "Guest Service Interface", false, answers ? OK : "", "");
        row(table, vm, "Heartbeat", true, answers ? OK : "", answers && pairs ? OK : "");
        row(table, vm, "Key-Value Pair Exchange", true, answers ? pairs ? OK : NO_CONTACT : "", "");
        row(table, vm, "Shutdown", true, answers ? OK : "", "");
        row(table, vm, "Time Synchronization", true, answers ? OK : "", "");
        boolean offered = vm.config().backupService();
        boolean relay = vm.guest().files().vss().state() != VssService.State.DEVICE_DYING || !hasRelay(vm);
        row(table, vm, "VSS", offered, !answers ? "" : relay || !offered ? OK : NO_CONTACT,
            answers && offered && relay && hasRelay(vm) ? OLD_PROTOCOL : "");
        return table.text();
    }

    /** A Windows guest's own service needs no relay. */
    private static boolean hasRelay(Vm vm) {
        return vm.guestSettings().os() != GuestOs.WINDOWS;
    }

    private static void row(PowerShellTable table, Vm vm, String name, boolean enabled, String primary, String secondary) {
        table.row(vm.name(), name, PowerShellValue.of(enabled), primary, secondary);
    }
}
