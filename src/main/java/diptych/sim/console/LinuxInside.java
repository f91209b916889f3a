package diptych.sim.console;

import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon.Presence;

/** Whether there is a Linux to type a command into, and what is installed in it. */
final class LinuxInside {
    private LinuxInside() {}

    static boolean isUp(Vm vm) {
        return vm.isLinux() && !vm.guest().memory().present().isZero();
    }

    /** The package hyperv-daemons; it brings the daemon for key-value pairs too, which runs whenever it is there. */
    static boolean hasDaemons(Vm vm) {
        return vm.guest().files().daemon().presence() != Presence.ABSENT;
    }
}
