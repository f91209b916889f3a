package diptych.sim.console;

import diptych.sim.model.KernelVersion;
import diptych.sim.model.Log;
import diptych.sim.model.Vm;
import diptych.sim.units.SimTime;

/**
 * {@code grep "Hyper-V VSS" /var/log/syslog}: the same lines as rsyslog writes them, since the guest booted. Its file has no process
 * ids, for the daemon does not ask for one; the moment is written as syslog always has, and in full since Debian 12.
 */
public final class Syslog {
    private static final KernelVersion DEBIAN_12 = new KernelVersion(6, 0);

    private Syslog() {}

    public static String print(Vm vm) {
        var text = new StringBuilder();
        for (Log.Line line : VssJournal.lines(vm)) {
            text.append(when(vm, line.at())).append(' ').append(vm.name()).append(' ').append(line.text()).append('\n');
        }
        return text.toString();
    }

    private static String when(Vm vm, SimTime at) {
        return vm.guestSettings().kernel().compareTo(DEBIAN_12) >= 0 ? WallClock.iso(at) : WallClock.syslog(at);
    }
}
