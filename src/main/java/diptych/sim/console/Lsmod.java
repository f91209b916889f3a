package diptych.sim.console;

import diptych.sim.model.KernelVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.VssEra;
import java.util.List;

/**
 * {@code lsmod | grep hv_utils}, kmod's {@code "%-19s %8ld  %d %s"}: the relay itself, and the bus that lists it among its users.
 * "Used by" counts the daemons that hold one of its devices open, so it falls when the VSS daemon goes; before 4.2 there were no
 * such devices, and nobody was counted. The daemon for key-value pairs is one, and runs where the package is installed.
 */
public final class Lsmod {
    /** Sizes as published captures show them: RHEL 7, Microsoft's documentation [MS-IC], RHEL 9. */
    private record Sizes(KernelVersion since, long utils, long vmbus, String screen) {}

    private static final List<Sizes> SIZES = List.of(
        new Sizes(KernelVersion.OLDEST, 20_988, 39_608, "hyperv_fb"),
        new Sizes(new KernelVersion(4, 0), 20_480, 61_440, "hyperv_fb"),
        new Sizes(new KernelVersion(5, 14), 57_344, 155_648, "hyperv_drm"));

    private Lsmod() {}

    public static String print(Vm vm) {
        if (!LinuxInside.isUp(vm)) return "";
        Sizes sizes = sizes(vm);
        boolean balloon = vm.guest().driver().isLoaded();
        String users = (balloon ? "hv_balloon," : "") + "hyperv_keyboard,hv_netvsc,hid_hyperv,hv_utils," + sizes.screen + ",hv_storvsc";
        return line("hv_utils", sizes.utils, openDevices(vm), "") + line("hv_vmbus", sizes.vmbus, balloon ? 7 : 6, " " + users);
    }

    /**
     * Without a filter: the balloon driver as well, where it is loaded. MODEL CHOICE: its size is that of the relay, for no capture at
     * hand shows it; modules that have nothing to do with Hyper-V are left out.
     */
    public static String all(Vm vm) {
        Sizes sizes = sizes(vm);
        return (LinuxInside.isUp(vm) && vm.guest().driver().isLoaded() ? line("hv_balloon", sizes.utils, 0, "") : "") + print(vm);
    }

    private static Sizes sizes(Vm vm) {
        return SIZES.stream().filter(row -> row.since.compareTo(vm.guestSettings().kernel()) <= 0).reduce((a, b) -> b).orElseThrow();
    }

    private static int openDevices(Vm vm) {
        if (!VssEra.of(vm.guestSettings().kernel()).device() || !LinuxInside.hasDaemons(vm)) return 0;
        return vm.guest().files().daemon().isRunning() ? 2 : 1;
    }

    private static String line(String module, long size, int usedBy, String users) {
        return "%-19s %8d  %d%s\n".formatted(module, size, usedBy, users);
    }
}
