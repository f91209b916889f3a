package diptych.sim.shell;

import diptych.sim.guest.Paths;
import diptych.sim.model.Command;
import diptych.sim.model.FileSystem;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code dd}, as far as it fills a file: {@code dd if=/dev/zero of=FILE bs=1M count=64 conv=fsync}. What there was of the file is
 * truncated first, unless it is told not to. Memory takes the data at once, so that no time passes until it reports; where too much is
 * dirty or the file system is frozen it has not reported yet.
 */
final class Dd {
    private static final Set<String> OPERANDS = Set.of("if", "of", "bs", "ibs", "obs", "count", "conv", "oflag", "iflag", "status", "seek",
        "skip");
    private static final Set<String> CONVERSIONS = Set.of("fsync", "fdatasync", "notrunc", "noerror", "sync", "nocreat", "excl", "sparse");
    private static final Set<String> FLAGS = Set.of("append", "direct", "dsync", "sync", "fullblock", "nonblock", "noatime", "nocache");
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("", 1L), Map.entry("c", 1L), Map.entry("w", 2L),
        Map.entry("b", 512L), Map.entry("kB", 1000L), Map.entry("K", 1L << 10), Map.entry("KiB", 1L << 10), Map.entry("k", 1L << 10),
        Map.entry("MB", 1_000_000L), Map.entry("M", 1L << 20), Map.entry("MiB", 1L << 20), Map.entry("GB", 1_000_000_000L),
        Map.entry("G", 1L << 30), Map.entry("GiB", 1L << 30), Map.entry("T", 1L << 40), Map.entry("TB", 1_000_000_000_000L));
    private static final Set<String> SOURCES = Set.of("/dev/zero", "/dev/urandom", "/dev/random");
    private static final String HINT = "Try 'dd --help' for more information.\n";

    static final List<Tool> TOOLS = List.of(Tool.program("dd", "convert and copy a file",
        "if=/dev/zero of=FILE bs=BYTES count=N [conv=fsync] [oflag=append]", List.of(Option.HELP_WORD), Dd::dd,
        vm -> vm.guest().files().mounts().stream().map(mount -> mount.at().equals("/") ? "" : mount.at())
            .map(at -> "if=/dev/zero of=" + at + "/fill.raw bs=1M count=256").toList()));

    private Dd() {}

    private static Answer dd(Call call) {
        Map<String, String> operands = operands(call);
        long block = operands.containsKey("bs") ? number(operands.get("bs")) : 512;
        if (block == 0) throw Exit.because("dd", "invalid number: '" + operands.get("bs") + "'");
        Optional<Long> count = Optional.ofNullable(operands.get("count")).map(Dd::number);
        Set<String> conversions = listed(operands.get("conv"), CONVERSIONS, "invalid conversion");
        Set<String> flags = listed(operands.get("oflag"), FLAGS, "invalid output flag");
        listed(operands.get("iflag"), FLAGS, "invalid input flag");
        for (String other : List.of("seek", "skip", "ibs", "obs")) {
            if (operands.containsKey(other)) return Answer.of(Kind.NOT_HERE, "dd " + other + "=", 1);
        }
        String from = operands.getOrDefault("if", "");
        String to = operands.getOrDefault("of", "");
        if (!from.isEmpty() && !SOURCES.contains(from) && !from.equals("/dev/null")) {
            if (Files.isFile(call.vm(), from) || Files.isDirectory(call.vm(), from)) return Answer.of(Kind.NOT_HERE, "dd if=" + from, 1);
            throw Exit.because("dd", "failed to open '" + from + "': No such file or directory");
        }
        if (to.isEmpty() && count.isEmpty() && !from.isEmpty()) return Answer.of(Kind.NOT_HERE, "dd of=", 1);
        boolean endless = count.isEmpty() && SOURCES.contains(from);
        long blocks = from.isEmpty() || from.equals("/dev/null") ? 0 : count.orElse(0L);
        String quiet = operands.getOrDefault("status", "");
        if (to.isEmpty() || to.equals("/dev/null")) {
            return endless ? Answer.of(Kind.NOT_HERE, "dd of=/dev/null", 1) : report(blocks, block, quiet);
        }
        boolean appends = flags.contains("append") || conversions.contains("notrunc");
        return write(call, to, blocks, block, endless, appends, conversions.contains("fsync") || conversions.contains("fdatasync"), quiet);
    }

    private static Map<String, String> operands(Call call) {
        var operands = new HashMap<String, String>();
        for (String argument : call.arguments()) {
            if (argument.equals("--help")) throw Exit.help(TOOLS.get(0).usage());
            int equals = argument.indexOf('=');
            if (equals < 0 || !OPERANDS.contains(argument.substring(0, equals))) {
                throw Exit.because("dd", "unrecognized operand '" + argument + "'\n" + HINT.stripTrailing());
            }
            operands.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return operands;
    }

    private static long number(String written) {
        int digits = 0;
        while (digits < written.length() && Character.isDigit(written.charAt(digits))) digits++;
        Long unit = UNITS.get(written.substring(digits));
        if (digits == 0 || digits > 12 || unit == null) throw Exit.because("dd", "invalid number: '" + written + "'");
        try {
            return Math.multiplyExact(Long.parseLong(written.substring(0, digits)), unit);
        } catch (ArithmeticException tooLarge) {
            throw Exit.because("dd", "invalid number: '" + written + "': Value too large for defined data type");
        }
    }

    private static Set<String> listed(String written, Set<String> known, String what) {
        if (written == null) return Set.of();
        Set<String> words = Set.copyOf(List.of(written.split(",")).stream().distinct().toList());
        for (String word : written.split(",")) {
            if (!known.contains(word)) throw Exit.because("dd", what + ": '" + word + "'\n" + HINT.stripTrailing());
        }
        return words;
    }

    private static Answer write(Call call, String to, long blocks, long block, boolean endless, boolean appends, boolean fsync,
        String quiet) {
        Optional<FileSystem> system = to.startsWith("/") ? Paths.find(call.vm().guest().files(), to) : Optional.empty();
        if (system.isEmpty() || !Files.hasFolder(call.vm(), to)) throw Exit.because("dd", "failed to open '" + to
            + "': No such file or directory");
        if (Files.isDirectory(call.vm(), to)) throw Exit.because("dd", "failed to open '" + to + "': Is a directory");
        long room = system.get().isOnDisk() ? Math.max(0, system.get().blocks() - system.get().cursor()) : Long.MAX_VALUE / 4;
        long wanted = endless ? Long.MAX_VALUE : Math.multiplyHigh(blocks, block) != 0 ? Long.MAX_VALUE : blocks * block;
        if (wanted < 0) wanted = Long.MAX_VALUE;
        long pages = Math.ceilDiv(wanted, Pages.KIB_PER_PAGE * 1024);
        boolean full = pages > room;
        if (full && !system.get().isOnDisk()) return Answer.of(Kind.NOT_HERE, "dd count=", 1);
        long bytes = full ? room * Pages.KIB_PER_PAGE * 1024 : wanted;
        var commands = new ArrayList<Command.OfVm>();
        boolean truncates = !appends && Files.isFile(call.vm(), to) && !system.get().holdsWriters();
        if (truncates) commands.add(new Command.DeleteFile(call.vm().name(), to));
        if (bytes > 0) commands.add(new Command.Write(call.vm().name(), to, Pages.pages(full ? room : pages)));
        else commands.add(new Command.CreateFile(call.vm().name(), to));
        if (fsync && bytes > 0 && !system.get().holdsWriters()) commands.add(new Command.Fsync(call.vm().name(), to));
        Answer done = call.ask(Command.all(commands), "", message -> "dd: failed to open '" + message.replaceFirst(": ", "': ") + "\n");
        if (done.asked().isEmpty() || !done.printed().isEmpty()) return done;
        if (!full) return report(blocks, block, quiet).asking(done.asked().get());
        return Answer.failed(1, "dd: error writing '" + to + "': No space left on device\n").then(report(bytes / block, block, quiet))
            .asking(done.asked().get());
    }

    /** On standard error, as dd reports; in no time at all, which it writes as an infinite rate. */
    private static Answer report(long blocks, long block, String quiet) {
        if (quiet.equals("none")) return Answer.NOTHING;
        String records = "%d+0 records in\n%d+0 records out\n".formatted(blocks, blocks);
        if (quiet.equals("noxfer")) return Answer.of(Kind.ERROR, records, 0);
        long bytes = blocks * block;
        String sizes = bytes < 1000 ? "" : bytes < 1024 ? " (" + human(bytes, 1000, "B") + ")"
            : " (" + human(bytes, 1000, "B") + ", " + human(bytes, 1024, "iB") + ")";
        return Answer.of(Kind.ERROR, records + "%d byte%s%s copied, 0 s, %s B/s\n".formatted(bytes, bytes == 1 ? "" : "s", sizes,
            "Infinity"), 0);
    }

    /** {@code human_readable()} of gnulib, rounding to nearest: a figure below ten has a decimal. */
    private static String human(long bytes, int base, String suffix) {
        double value = bytes;
        int power = 0;
        while (value >= base) {
            value /= base;
            power++;
        }
        String letter = power == 0 ? "" : base == 1000 && power == 1 ? "k" : "KMGTPE".substring(power - 1, power);
        boolean decimal = power > 0 && value < 9.95;
        return String.format(Locale.ROOT, decimal ? "%.1f" : "%.0f", value) + " " + letter + (power == 0 ? "B" : suffix);
    }
}
