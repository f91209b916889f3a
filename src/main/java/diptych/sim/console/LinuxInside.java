package diptych.sim.console;

import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon.Presence;

/** Whether there is a Linux to type a command into, and what is installed in it. */
public final class LinuxInside {
    private LinuxInside() {}

    /** Whether a Linux has memory to run in; one that is paused has. */
    public static boolean isUp(Vm vm) {
        return vm.isLinux() && !vm.guest().memory().present().isZero();
    }

    /** The package hyperv-daemons; it brings the daemon for key-value pairs too, which runs whenever it is there. */
    public static boolean hasDaemons(Vm vm) {
        return vm.guest().files().daemon().presence() != Presence.ABSENT;
    }
}
