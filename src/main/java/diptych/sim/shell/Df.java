package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;

import diptych.sim.console.Meminfo;
import diptych.sim.guest.Paths;
import diptych.sim.model.FileSystem;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * {@code df}: {@code get_dev()} and {@code print_table()} of coreutils' src/df.c. A file system that is mounted more than once is listed
 * once.
 *
 * <p>MODEL CHOICE: ext4 keeps 5 % for root, as mkfs does unless told otherwise; what a file system takes for itself counts as used; one
 * in memory may fill half of it, and of what lies in it the model knows the files it was asked to write.
 */
final class Df {
    private static final long RESERVED_PERCENT = 5;
    private static final List<Option> OPTIONS = List.of(flag('a', "all", "include pseudo, duplicate, inaccessible file systems"),
        flag('h', "human-readable", "print sizes in powers of 1024 (e.g., 1023M)"),
        flag('H', "si", "print sizes in powers of 1000 (e.g., 1.1G)"), flag('k', "like --block-size=1K"),
        flag('m', "like --block-size=1M"), flag('P', "portability", "use the POSIX output format"),
        flag('T', "print-type", "print file system type"),
        taking('t', "type", "TYPE", "limit listing to file systems of type TYPE"),
        taking('x', "exclude-type", "TYPE", "limit listing to file systems not of type TYPE"), Option.HELP_WORD);

    static final List<Tool> TOOLS = List.of(Tool.program("df", "report file system space usage", "[OPTION]... [FILE]...", OPTIONS, Df::df,
        vm -> List.of("-h", "-hT")));

    /** A row, in KiB. */
    record Row(String source, String type, long size, long used, long available, String at) {
        /** Rounded up; a dash where there is nothing to be part of. */
        String percent() {
            long whole = used + available;
            return whole == 0 ? "-" : Math.ceilDiv(used * 100, whole) + "%";
        }
    }

    /** How sizes are written. @param base 1000 or 1024 for the shortest figure, 0 for blocks @param block of that many bytes */
    record Scale(int base, long block, String heading) {
        static final Scale KIB = new Scale(0, 1024, "1K-blocks");

        String of(long kib) {
            return base == 0 ? String.valueOf(Math.ceilDiv(kib * 1024, block)) : human(kib * 1024, base);
        }
    }

    private Df() {}

    private static Answer df(Call call) {
        GetOpt got = Coreutils.parse(call, OPTIONS);
        boolean portable = got.has("portability");
        Scale scale = got.has("human-readable") ? new Scale(1024, 0, "Size") : got.has("si") ? new Scale(1000, 0, "Size")
            : got.has("m") ? new Scale(0, 1 << 20, "1M-blocks") : portable ? new Scale(0, 1024, "1024-blocks") : Scale.KIB;
        var rows = new ArrayList<Row>();
        Answer answer = Answer.NOTHING;
        for (MountEntry mount : got.operands().isEmpty() ? listed(call.vm(), got.has("all")) : List.<MountEntry>of()) {
            rows.add(row(call.vm(), mount));
        }
        for (String path : got.operands()) {
            boolean there = Files.isFile(call.vm(), path) || Files.isDirectory(call.vm(), path);
            if (there) rows.add(row(call.vm(), mountOf(call.vm(), path)));
            else answer = answer.then(Answer.failed(1, "df: " + path + ": No such file or directory\n"));
        }
        got.value("type").ifPresent(type -> rows.removeIf(row -> !row.type.equals(type)));
        got.value("exclude-type").ifPresent(type -> rows.removeIf(row -> row.type.equals(type)));
        if (rows.isEmpty()) return answer.status() != 0 ? answer : Answer.failed(1, "df: no file systems processed\n");
        return answer.then(Answer.of(table(rows, scale, got.has("print-type"), portable)));
    }

    private static List<MountEntry> listed(Vm vm, boolean all) {
        var seen = new HashSet<Integer>();
        return vm.guest().files().mounts().stream().filter(mount -> seen.add(mount.system()) || all).toList();
    }

    private static MountEntry mountOf(Vm vm, String path) {
        int system = Paths.system(vm.guest().files(), path).orElseThrow();
        return vm.guest().files().mounts().stream().filter(mount -> mount.system() == system).findFirst().orElseThrow();
    }

    private static Row row(Vm vm, MountEntry mount) {
        FileSystem system = vm.guest().files().systems().get(mount.system());
        if (!system.isOnDisk()) {
            long size = Meminfo.of(vm).kib("MemTotal") / 2;
            long used = system.files().values().stream().mapToLong(file -> file.size()).sum() * Pages.KIB_PER_PAGE;
            return new Row(mount.device(), mount.type(), size, used, size - used, mount.at());
        }
        long size = system.blocks() * Pages.KIB_PER_PAGE;
        long used = system.cursor() * Pages.KIB_PER_PAGE;
        long reserved = mount.type().startsWith("ext") ? size * RESERVED_PERCENT / 100 : 0;
        return new Row(mount.device(), mount.type(), size, used, Math.max(0, size - used - reserved), mount.at());
    }

    /** Columns as wide as their widest cell, and not less than df makes them; figures to the right. */
    static String table(List<Row> rows, Scale scale, boolean types, boolean portable) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("Filesystem", 14, false, rows.stream().map(Row::source).toList()));
        if (types) columns.add(new Column("Type", 4, false, rows.stream().map(Row::type).toList()));
        columns.add(new Column(scale.heading, 5, true, rows.stream().map(row -> scale.of(row.size)).toList()));
        columns.add(new Column("Used", 5, true, rows.stream().map(row -> scale.of(row.used)).toList()));
        columns.add(new Column(scale.base > 0 ? "Avail" : "Available", 5, true, rows.stream().map(row -> scale.of(row.available))
            .toList()));
        columns.add(new Column(portable ? "Capacity" : "Use%", 4, true, rows.stream().map(Row::percent).toList()));
        var text = new StringBuilder();
        for (int line = -1; line < rows.size(); line++) {
            for (Column column : columns) text.append(column.cell(line)).append(' ');
            text.append(line < 0 ? "Mounted on" : rows.get(line).at).append('\n');
        }
        return text.toString();
    }

    private record Column(String heading, int least, boolean right, List<String> cells) {
        String cell(int line) {
            int width = Math.max(Math.max(least, heading.length()), cells.stream().mapToInt(String::length).max().orElse(0));
            String text = line < 0 ? heading : cells.get(line);
            String blanks = " ".repeat(width - text.length());
            return right ? blanks + text : text + blanks;
        }
    }

    /** {@code human_readable()} of gnulib, rounding up: a figure below ten has a decimal. */
    static String human(long bytes, int base) {
        if (bytes < base) return String.valueOf(bytes);
        long unit = 1;
        int power = 0;
        while (bytes / unit >= base && power < 6) {
            unit *= base;
            power++;
        }
        long tenths = Math.ceilDiv(Math.multiplyExact(bytes, 10L), unit);
        String letter = base == 1000 && power == 1 ? "k" : "KMGTPE".substring(power - 1, power);
        if (tenths < 100) return tenths / 10 + "." + tenths % 10 + letter;
        long whole = Math.ceilDiv(bytes, unit);
        return whole == base && power < 6 ? "1.0" + (base == 1000 && power == 0 ? "k" : "KMGTPE".substring(power, power + 1)) : whole
            + letter;
    }
}
