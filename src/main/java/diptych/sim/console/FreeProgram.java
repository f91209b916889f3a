package diptych.sim.console;

import diptych.sim.model.Procps;

/**
 * The program {@code free}: reads {@code /proc/meminfo}, computes a few columns and scales them. Nothing else is known to it, which
 * is why it cannot know of a balloon. Columns need not add up: each is cut off by itself, and "used" of procps 4 is not what is left
 * over by the others.
 */
public final class FreeProgram {
    private static final String HEADING = "               total        used        free      shared  buff/cache   available";
    private static final String WIDE_HEADING =
        "               total        used        free      shared     buffers       cache   available";
    private static final int NAME_WIDTH = 9;
    private static final int COLUMN_WIDTH = 11;

    private FreeProgram() {}

    /**
     * What the program has computed, in KiB, before it scales anything.
     *
     * @param total     MemTotal
     * @param used      by the formula of that procps
     * @param free      MemFree
     * @param shared    Shmem
     * @param buffers   Buffers
     * @param cached    Cached and SReclaimable
     * @param available MemAvailable, or what stands in for it
     * @param swapTotal SwapTotal
     * @param swapUsed  SwapTotal less SwapFree
     * @param swapFree  SwapFree
     */
    public record Columns(long total, long used, long free, long shared, long buffers, long cached, long available,
                          long swapTotal, long swapUsed, long swapFree) {

        public static Columns of(Meminfo meminfo, Procps procps) {
            return switch (procps) {
                case V3_3_17 -> Procps3Columns.of(meminfo);
                case V4_0_2 -> Procps4Columns.of(meminfo);
            };
        }

        /** Added up first and then scaled. */
        public long buffCache() {
            return buffers + cached;
        }
    }

    /**
     * What the program prints.
     *
     * @param options as on its command line: {@code "-m"}, {@code "-ht"}, {@code "--mega"}, {@code "--si"} ...
     * @return the text with its line ends; nothing where there is no meminfo
     * @throws IllegalArgumentException if that procps has no such option, or the options contradict each other
     */
    public static String print(Meminfo meminfo, Procps procps, String... options) {
        var chosen = FreeOptions.parse(procps, options);
        return meminfo.isEmpty() ? "" : print(meminfo, procps, chosen);
    }

    private static String print(Meminfo meminfo, Procps procps, FreeOptions options) {
        var columns = Columns.of(meminfo, procps);
        var table = new Table(new SizeScale(procps, options));
        table.text.append(options.wide() ? WIDE_HEADING : HEADING).append('\n');
        if (options.wide()) {
            table.row("Mem:", columns.total, columns.used, columns.free, columns.shared, columns.buffers, columns.cached,
                columns.available);
        } else {
            table.row("Mem:", columns.total, columns.used, columns.free, columns.shared, columns.buffCache(), columns.available);
        }
        if (options.lowAndHigh()) lowAndHigh(table, meminfo, procps, columns);
        table.row("Swap:", columns.swapTotal, columns.swapUsed, columns.swapFree);
        if (options.total()) {
            table.row("Total:", columns.total + columns.swapTotal, columns.used + columns.swapUsed, columns.free + columns.swapFree);
        }
        if (options.committed()) {
            long limit = meminfo.kib("CommitLimit");
            long committed = meminfo.kib("Committed_AS");
            table.row("Comm:", limit, committed, limit - committed);
        }
        return table.text.toString();
    }

    /** A kernel for 64 bits has neither: low memory is then all memory. */
    private static void lowAndHigh(Table table, Meminfo meminfo, Procps procps, Columns columns) {
        boolean divided = meminfo.kib("LowTotal") != 0;
        long lowFree = divided ? meminfo.kib("LowFree") : columns.free;
        half(table, procps, "Low:", divided ? meminfo.kib("LowTotal") : columns.total, lowFree);
        half(table, procps, "High:", meminfo.kib("HighTotal"), meminfo.kib("HighFree"));
    }

    /** More free than there is: procps 4 calls that none used, 3.3.17 prints the negative number. */
    private static void half(Table table, Procps procps, String name, long total, long free) {
        table.row(name, total, procps == Procps.V4_0_2 ? Math.max(0, total - free) : total - free, free);
    }

    /** Rows of a name and right-aligned columns; a figure that is too wide pushes the rest of its row. */
    private record Table(SizeScale scale, StringBuilder text) {
        Table(SizeScale scale) {
            this(scale, new StringBuilder());
        }

        void row(String name, long... kib) {
            text.append(name).append(" ".repeat(NAME_WIDTH - name.length()));
            for (int i = 0; i < kib.length; i++) {
                String figure = scale.of(kib[i]);
                text.append(i == 0 ? "" : " ").append(" ".repeat(Math.max(0, COLUMN_WIDTH - figure.length()))).append(figure);
            }
            text.append('\n');
        }
    }
}
