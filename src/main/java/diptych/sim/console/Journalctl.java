package diptych.sim.console;

import diptych.sim.model.Vm;
import java.util.stream.Collectors;

/**
 * The program {@code journalctl -q -b -u} with {@link SystemctlStatus#unit the VSS daemon's unit}: what the daemon has said since the
 * guest booted, and what systemd has said of it. Checked against systemd 252. A match for the name that the daemon gives itself,
 * {@code -t "Hyper-V VSS"}, finds nothing; {@link VssJournal} says why.
 */
public final class Journalctl {
    private Journalctl() {}

    public static String print(Vm vm) {
        if (!LinuxInside.isUp(vm)) return "";
        return UnitJournal.of(vm).stream().map(entry -> entry.line(vm.name()) + "\n").collect(Collectors.joining());
    }
}
