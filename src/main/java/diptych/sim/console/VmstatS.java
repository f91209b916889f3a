package diptych.sim.console;

import diptych.sim.console.FreeProgram.Columns;
import diptych.sim.model.Procps;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The program {@code vmstat -s}: {@code sum_format()} in vmstat.c. Its first ten lines are memory and come from
 * {@code /proc/meminfo}; the others are counters since boot, from {@code /proc/stat} and {@code /proc/vmstat}.
 *
 * <p>Of these counters the simulation keeps few, and it invents none: {@link Activity} says where each comes from, and every other
 * line shows the zero that a kernel starts from.
 */
public final class VmstatS {
    private static final int WIDTH = 13;

    private VmstatS() {}

    /**
     * The counters since boot that follow from the model.
     *
     * @param idleTicks  hundredths of a second that the kernel has been running: one processor, and no model of what it does
     * @param swappedOut what lies in swap now: the least that must have been written
     * @param bootTime   when the kernel's clock showed zero, in seconds since the simulation began, which has no date
     * @param forks      process ids handed out
     */
    public record Activity(long idleTicks, Pages swappedOut, long bootTime, long forks) {
        /** The counters of a kernel that has just started. */
        public static final Activity NONE = new Activity(0, Pages.ZERO, 0, 0);

        private static final long MICROS_PER_TICK = 10_000;

        /** @param now the moment of the world that the VM is part of */
        public static Activity of(Vm vm, SimTime now) {
            var guest = vm.guest();
            long running = Clock.standsAt(vm, now).micros() - guest.kernelStart().micros();
            return new Activity(Math.max(0, running) / MICROS_PER_TICK, guest.memory().swapUsed(),
                guest.kernelStart().micros() / SimTime.MICROS_PER_SECOND, guest.programs().nextPid() - 1L);
        }
    }

    /** A line of memory, in KiB. */
    private record MemoryLine(String label, ToLongFunction<Source> kib) {}

    private record Source(Meminfo meminfo, Columns columns) {}

    private static final List<MemoryLine> MEMORY = List.of(
        new MemoryLine("total memory", s -> s.columns.total()),
        new MemoryLine("used memory", s -> s.columns.used()),
        new MemoryLine("active memory", s -> s.meminfo.kib("Active")),
        new MemoryLine("inactive memory", s -> s.meminfo.kib("Inactive")),
        new MemoryLine("free memory", s -> s.columns.free()),
        new MemoryLine("buffer memory", s -> s.columns.buffers()),
        new MemoryLine("swap cache", s -> s.columns.cached()),
        new MemoryLine("total swap", s -> s.columns.swapTotal()),
        new MemoryLine("used swap", s -> s.columns.swapUsed()),
        new MemoryLine("free swap", s -> s.columns.swapFree()));

    /** A counter since boot, with the wording of each version; an empty wording is a line that version does not print. */
    private record CounterLine(String procps3, String procps4, ToLongFunction<Activity> value) {
        String label(Procps procps) {
            return procps == Procps.V3_3_17 ? procps3 : procps4;
        }
    }

    private static final List<CounterLine> COUNTERS = List.of(
        zero("non-nice user cpu ticks"),
        zero("nice user cpu ticks"),
        zero("system cpu ticks"),
        counter("idle cpu ticks", Activity::idleTicks),
        zero("IO-wait cpu ticks"),
        zero("IRQ cpu ticks"),
        zero("softirq cpu ticks"),
        zero("stolen cpu ticks"),
        new CounterLine("", "non-nice guest cpu ticks", a -> 0),
        new CounterLine("", "nice guest cpu ticks", a -> 0),
        new CounterLine("pages paged in", "K paged in", a -> 0),
        new CounterLine("pages paged out", "K paged out", a -> 0),
        zero("pages swapped in"),
        counter("pages swapped out", a -> a.swappedOut.count()),
        zero("interrupts"),
        zero("CPU context switches"),
        counter("boot time", Activity::bootTime),
        counter("forks", Activity::forks));

    /** What the program prints in a kernel that has just started. */
    public static String print(Meminfo meminfo, Procps procps) {
        return print(meminfo, procps, Activity.NONE);
    }

    /** What the program prints inside this VM; nothing if it has no Linux running. */
    public static String print(Vm vm, SimTime now) {
        return print(Meminfo.of(vm), vm.guestSettings().freeProgram(), Activity.of(vm, now));
    }

    public static String print(Meminfo meminfo, Procps procps, Activity activity) {
        if (meminfo.isEmpty()) return "";
        var source = new Source(meminfo, Columns.of(meminfo, procps));
        var text = new StringBuilder();
        for (MemoryLine line : MEMORY) append(text, inSinglePrecision(line.kib.applyAsLong(source)), "K " + line.label);
        for (CounterLine line : COUNTERS) {
            if (!line.label(procps).isEmpty()) append(text, line.value.applyAsLong(activity), line.label(procps));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long value, String label) {
        String digits = Long.toString(value);
        text.append(" ".repeat(Math.max(0, WIDTH - digits.length()))).append(digits).append(' ').append(label).append('\n');
    }

    /** The program scales in {@code float}, even where there is nothing to scale: above 16 GiB the last digits are not exact. */
    private static long inSinglePrecision(long kib) {
        return (long) ((float) kib / 1024 * 1024);
    }

    private static CounterLine zero(String label) {
        return counter(label, activity -> 0);
    }

    private static CounterLine counter(String label, ToLongFunction<Activity> value) {
        return new CounterLine(label, label, value);
    }
}
