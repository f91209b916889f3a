package diptych.scenario;

import diptych.sim.console.Dmesg;
import diptych.sim.model.Log;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the kernel logs of boots that are over: a guest's own log begins anew at each boot. */
final class LogKeeper {
    private final Map<String, List<Log>> over = new HashMap<>();
    private final Map<String, Log> last = new HashMap<>();

    void now(World world) {
        for (Vm vm : world.vms()) {
            Log log = vm.guest().log();
            Log before = last.put(vm.name(), log);
            if (before != null && before != log && !goesOn(before, log)) {
                over.computeIfAbsent(vm.name(), any -> new ArrayList<>()).add(before);
            }
        }
    }

    /** Whether one log is the other with more lines. */
    private static boolean goesOn(Log before, Log after) {
        Log earlier = after;
        while (earlier.size() > before.size()) earlier = earlier.earlier();
        return earlier == before;
    }

    /** Every line of the run, oldest first. */
    Map<String, List<String>> of(World end) {
        var logs = new LinkedHashMap<String, List<String>>();
        for (Vm vm : end.vms()) {
            var lines = new ArrayList<String>();
            over.getOrDefault(vm.name(), List.of()).forEach(log -> lines.addAll(Dmesg.lines(log)));
            lines.addAll(Dmesg.lines(vm.guest().log()));
            logs.put(vm.name(), lines);
        }
        logs.put("host", end.host().log().lines().stream().map(line -> line.at().inSeconds() + " s: " + line.text()).toList());
        return logs;
    }
}
