package diptych.sim.console;

import diptych.sim.model.Log;
import diptych.sim.model.Vm;
import diptych.sim.units.SimTime;
import java.util.List;

/** The program {@code dmesg}: the kernel's log with the kernel's own clock, {@code print_time()} in kernel/printk/printk.c. */
public final class Dmesg {
    private Dmesg() {}

    /** Oldest first; nothing if no Linux is running. */
    public static List<String> lines(Vm vm) {
        return vm.isLinux() ? vm.guest().log().lines().stream().filter(Log.Line::kernel).map(Dmesg::line).toList() : List.of();
    }

    public static String print(Vm vm) {
        var text = new StringBuilder();
        lines(vm).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** {@code "[%5lu.%06lu] "} */
    public static String line(Log.Line line) {
        long micros = line.at().micros();
        return "[%5d.%06d] %s".formatted(micros / SimTime.MICROS_PER_SECOND, micros % SimTime.MICROS_PER_SECOND, line.text());
    }
}
