package diptych.sim.console;

import diptych.sim.memory.PressureReport;
import diptych.sim.model.Driver;
import diptych.sim.model.Driver.State;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;

/**
 * {@code cat /sys/kernel/debug/hv-balloon}: what the balloon driver says of itself, {@code hv_balloon_debug_show()} in hv_balloon.c,
 * since Linux 6.0 [C-DEBUGFS].
 */
public final class BalloonDebugfs {
    public static final String PATH = "/sys/kernel/debug/hv-balloon";
    private static final int LABEL_WIDTH = 22;

    private BalloonDebugfs() {}

    /** What a terminal shows; where there is no such file, the complaint of {@code cat}, and nothing where no Linux is running. */
    public static String print(Vm vm) {
        if (Meminfo.of(vm).isEmpty()) return "";
        return exists(vm) ? show(vm) : "cat: " + PATH + ": No such file or directory\n";
    }

    /** The file appears when the driver has shaken hands, and goes with the driver. */
    private static boolean exists(Vm vm) {
        State state = vm.guest().driver().state();
        return vm.guestSettings().driverEra().debugfs() && vm.guest().driver().isLoaded()
            && state != State.DM_INITIALIZING && state != State.DM_INIT_ERROR;
    }

    private static String show(Vm vm) {
        Driver driver = vm.guest().driver();
        return line("host_version", driver.version().toString())
            + line("capabilities", capabilities(vm))
            + line("state", driver.state().ordinal() + " (" + name(driver.state()) + ")")
            + line("page_size", Long.toString(Pages.KIB_PER_PAGE * 1024))
            + line("pages_added", count(driver.added()))
            + line("pages_onlined", count(driver.onlined()))
            + line("pages_ballooned", count(driver.ballooned()))
            + line("total_pages_committed", count(PressureReport.committed(vm.guest(), vm.guestSettings().driverEra())))
            + line("max_dynamic_page_count", count(driver.maxPages()));
    }

    /** What the driver was built to do; the module parameter {@code hot_add} does not change it, arm64 does. */
    private static String capabilities(Vm vm) {
        return vm.guestSettings().arch() == Arch.ARM64 ? "enabled" : "enabled hot_add";
    }

    private static String name(State state) {
        return switch (state) {
            case DM_INITIALIZING -> "Initializing";
            case DM_INITIALIZED -> "Initialized";
            case DM_BALLOON_UP -> "Balloon Up";
            case DM_BALLOON_DOWN -> "Balloon Down";
            case DM_HOT_ADD -> "Hot Add";
            case DM_INIT_ERROR -> "Error";
        };
    }

    private static String count(Pages pages) {
        return Long.toString(pages.count());
    }

    private static String line(String label, String value) {
        return label + " ".repeat(LABEL_WIDTH - label.length()) + ": " + value + "\n";
    }
}
