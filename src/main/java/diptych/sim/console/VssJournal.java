package diptych.sim.console;

import diptych.sim.model.Log;
import diptych.sim.model.Vm;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What journald has of the VSS daemon since the guest booted. The daemon opens its log as {@code openlog("Hyper-V VSS", 0, LOG_USER)}:
 * journald takes a first word that ends in a colon for the identifier ({@code syslog_parse_identifier}), and "Hyper-V" does not, so
 * the name stays in front of the message and the entry is known by the program that sent it.
 */
final class VssJournal {
    /** The command's name, of every release; RHEL's packages call it hypervvssd. */
    static final String COMM = "hv_vss_daemon";
    private static final String IDENTIFIER = "Hyper-V VSS: ";
    private static final String STARTS = IDENTIFIER + "VSS starting; pid is:";

    private VssJournal() {}

    /** An entry. @param at by the clock on the wall @param text who says it, and what */
    record Entry(SimTime at, String text) {
        /** {@code journalctl -o short}. */
        String line(String hostname) {
            return WallClock.journal(at) + " " + hostname + " " + text;
        }
    }

    /** What one process has said: from the line in which it tells its number to that of the next. */
    static List<Entry> of(Vm vm, int pid) {
        var entries = new ArrayList<Entry>();
        boolean ours = false;
        for (Log.Line line : lines(vm)) {
            if (line.text().startsWith(STARTS)) ours = line.text().equals(STARTS + pid);
            if (ours) entries.add(new Entry(line.at(), COMM + "[" + pid + "]: " + line.text()));
        }
        return entries;
    }

    /** As the daemon gave them to syslog, but by the clock on the wall. */
    static List<Log.Line> lines(Vm vm) {
        if (!vm.isLinux()) return List.of();
        SimTime boot = vm.guest().kernelStart();
        return vm.guest().log().lines().stream().filter(line -> !line.kernel() && line.text().startsWith(IDENTIFIER))
            .map(line -> new Log.Line(boot.plus(line.at()), line.text(), false)).toList();
    }
}
