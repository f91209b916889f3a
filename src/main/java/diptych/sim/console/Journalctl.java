package diptych.sim.console;

import diptych.sim.model.Log;
import diptych.sim.model.Vm;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** {@code journalctl -b}: what the kernel, the daemon and systemd have said, in the order of time; a line each. */
    public static List<String> all(Vm vm) {
        if (!LinuxInside.isUp(vm)) return List.of();
        return Stream.concat(kernelEntries(vm), UnitJournal.of(vm).stream()).sorted(Comparator.comparing(VssJournal.Entry::at))
            .map(entry -> entry.line(vm.name())).toList();
    }

    /** {@code journalctl -k}: what the kernel has said. */
    public static List<String> kernel(Vm vm) {
        return LinuxInside.isUp(vm) ? kernelEntries(vm).map(entry -> entry.line(vm.name())).toList() : List.of();
    }

    private static Stream<VssJournal.Entry> kernelEntries(Vm vm) {
        return vm.guest().log().lines().stream().filter(Log.Line::kernel)
            .map(line -> new VssJournal.Entry(vm.guest().kernelStart().plus(line.at()), "kernel: " + line.text()));
    }
}
