package diptych.scenario;

import diptych.sim.console.Dmesg;
import diptych.sim.model.Log;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the logs of a whole run: a guest's own log begins anew at each boot, and goes back to what it was when a checkpoint is
 * applied; here every line is kept in the order in which it was written.
 */
final class LogKeeper {
    private final Map<String, Log> last = new HashMap<>();
    private final Map<String, List<Log.Line>> written = new LinkedHashMap<>();

    void now(World world) {
        for (Vm vm : world.vms()) {
            Log log = vm.guest().log();
            Log before = last.put(vm.name(), log);
            if (before != log) written.computeIfAbsent(vm.name(), any -> new ArrayList<>()).addAll(newLines(before, log));
        }
    }

    /** The lines of {@code log} that {@code before} has not, oldest first. */
    private static List<Log.Line> newLines(Log before, Log log) {
        Log common = before == null ? Log.EMPTY : before;
        var lines = new ArrayList<Log.Line>();
        for (Log now = log; now != common && now.size() > 0; ) {
            if (common.size() >= now.size()) {
                common = common.earlier();
            } else {
                lines.add(now.newest());
                now = now.earlier();
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    /** The kernel's lines have the kernel's clock, those of programs the name under which syslog keeps them. */
    private static String line(Log.Line line) {
        return line.kernel() ? Dmesg.line(line) : line.text();
    }

    /** Every line of the run, oldest first: of each VM, and of the host. */
    Map<String, List<String>> of(World end) {
        var logs = new LinkedHashMap<String, List<String>>();
        for (Vm vm : end.vms()) logs.put(vm.name(), written.getOrDefault(vm.name(), List.of()).stream().map(LogKeeper::line).toList());
        logs.put("host", end.host().log().lines().stream().map(line -> line.at().inSeconds() + " s: " + line.text()).toList());
        return logs;
    }
}
