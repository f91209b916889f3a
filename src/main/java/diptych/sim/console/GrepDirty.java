package diptych.sim.console;

import diptych.sim.model.Vm;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code grep -i dirty /proc/meminfo}: what a freeze will have to write out before it can stop anything; the file is {@link Meminfo}. */
public final class GrepDirty {
    private GrepDirty() {}

    public static String print(Vm vm) {
        return Meminfo.of(vm).text().lines().filter(line -> line.toLowerCase(Locale.ROOT).contains("dirty"))
            .map(line -> line + "\n").collect(Collectors.joining());
    }
}
