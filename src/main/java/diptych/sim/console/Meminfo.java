package diptych.sim.console;

import diptych.sim.guest.Watermarks;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;

/**
 * A guest's {@code /proc/meminfo}: the lines that its kernel has, in its order, with the sums that the kernel keeps.
 *
 * @param lines   in file order
 * @param minFree {@code /proc/sys/vm/min_free_kbytes}, where procps 3.3.17 looks when there is no MemAvailable
 */
public record Meminfo(List<Line> lines, Pages minFree) {
    /** What can be read of a VM that is off, or has no Linux inside. */
    public static final Meminfo EMPTY = new Meminfo(List.of(), Pages.ZERO);

    private static final int NAME_WIDTH = 16;
    private static final int VALUE_WIDTH = 8;

    /**
     * One line.
     *
     * @param name  without the colon
     * @param value in {@code unit}
     * @param unit  kB, or nothing for a count of huge pages
     */
    public record Line(String name, long value, Unit unit) {}

    /** What a value counts. */
    public enum Unit { KB, COUNT }

    public Meminfo {
        lines = List.copyOf(lines);
    }

    /** The file as this VM's guest would show it now. */
    public static Meminfo of(Vm vm) {
        if (!vm.isLinux() || vm.guest().memory().present().isZero()) return EMPTY;
        return new Meminfo(MeminfoFields.lines(new MeminfoState(vm)), Watermarks.of(vm.guest().memory()).min());
    }

    /**
     * Reads a file's text the way procps does: a name up to the colon, then a number; what follows the number does not matter.
     *
     * @throws IllegalArgumentException if a line has no colon or no number
     */
    public static Meminfo read(String text, Pages minFree) {
        var lines = new ArrayList<Line>();
        for (String line : text.split("\n")) {
            if (!line.isBlank()) lines.add(readLine(line));
        }
        return new Meminfo(lines, minFree);
    }

    private static Line readLine(String line) {
        int colon = line.indexOf(':');
        var words = line.substring(colon + 1).strip().split(" ");
        if (colon < 1 || !words[0].matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("\"" + line + "\" is no line of /proc/meminfo; it would be \"Name:  123 kB\"");
        }
        return new Line(line.substring(0, colon), Long.parseLong(words[0]), words.length > 1 ? Unit.KB : Unit.COUNT);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public boolean has(String name) {
        return lines.stream().anyMatch(line -> line.name.equals(name));
    }

    /** The value of a line, 0 if there is none: that is how procps takes it. */
    public long kib(String name) {
        for (Line line : lines) {
            if (line.name.equals(name)) return line.value;
        }
        return 0;
    }

    /** The file: {@code Name:} padded to 16, the value right-aligned in 8; fs/proc/meminfo.c {@code show_val_kb}. */
    public String text() {
        var text = new StringBuilder(lines.size() * (NAME_WIDTH + VALUE_WIDTH + 4));
        for (Line line : lines) {
            int start = text.length();
            String digits = Long.toString(line.value);
            text.append(line.name).append(':');
            int blanks = NAME_WIDTH + VALUE_WIDTH - digits.length() - (text.length() - start);
            // A name of more than 15 characters takes its blanks from the value; a longer value pushes to the right.
            text.append(" ".repeat(Math.max(Math.max(blanks, 0), NAME_WIDTH - (text.length() - start)))).append(digits);
            text.append(line.unit == Unit.KB ? " kB\n" : "\n");
        }
        return text.toString();
    }
}
