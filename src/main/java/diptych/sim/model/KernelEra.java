package diptych.sim.model;

import static diptych.sim.model.KernelEra.Available.FREE_PAGES;
import static diptych.sim.model.KernelEra.Available.MEM_AVAILABLE;
import static diptych.sim.model.KernelEra.Committed.COMMITTED_AS;
import static diptych.sim.model.KernelEra.Committed.TOTAL_MINUS_FREE;
import static diptych.sim.model.KernelEra.InfoLine.DATA_SIZE;
import static diptych.sim.model.KernelEra.InfoLine.MEGABYTES;
import static diptych.sim.model.KernelEra.InfoLine.PAGE_COUNT;
import static diptych.sim.model.KernelEra.Onlining.EXPIRY_FAILS;
import static diptych.sim.model.KernelEra.Onlining.WAITS_FOR_NOTICE;
import static diptych.sim.model.KernelEra.Onlining.WAITS_UNLESS_AUTOMATIC;
import static diptych.sim.model.KernelEra.Overcommit.FREE_AND_CACHE;
import static diptych.sim.model.KernelEra.Overcommit.TOTAL_AND_SWAP;
import static diptych.sim.model.Procps.V3_3_17;
import static diptych.sim.model.Procps.V4_0_2;
import static diptych.sim.model.ProtocolVersion.V1_0;
import static diptych.sim.model.ProtocolVersion.V2_0;

import java.util.List;

/**
 * What a guest kernel and its balloon driver do, release by release: one table, reference sections 4 to 11.
 * A release has the row with the newest {@code since} that is not newer than itself.
 *
 * @param name                 how the row is called
 * @param since                first release with this behaviour
 * @param available            what {@code num_avail} of a status report holds
 * @param committed            what {@code num_committed} starts from
 * @param floor                the balloon floor's formula, {@code compute_balloon_floor}
 * @param countsOffline        whether pages that were added but not put online are reported as committed
 * @param floorLimitsRequests  whether a balloon request is cut at the floor
 * @param cutsTo2MiB           whether a cut request is rounded down to 2 MiB (4.1 to 5.5) [C-2M]
 * @param newestProtocol       the version the driver asks for first
 * @param reportDelay          {@code pressure_report_delay}: calls of {@code post_status} that only count down
 * @param hotAdds              whether the driver knows hot-add at all
 * @param onlining             what it does while a new block comes online
 * @param knowsBlockSize       whether it adds in the kernel's memory block size instead of 128 MiB (6.10) [C-MEMBLK]
 * @param balloonLeavesTotal   whether ballooned pages leave MemTotal (5.11) [C-5.11]
 * @param info                 how it logs the host's DM_INFO_MESSAGE
 * @param talks                whether it logs the protocol version and cut requests (4.10)
 * @param coldDiscard          whether it logs the cold memory discard hint (5.15 in logs of 2022) [LOGS]
 * @param debugfs              whether /sys/kernel/debug/hv-balloon exists (6.0) [C-DEBUGFS]
 * @param overcommit           the heuristic of {@code __vm_enough_memory}
 * @param memAvailable         whether /proc/meminfo has MemAvailable (3.14)
 * @param balloonMeter         whether /proc/meminfo has a Balloon line (6.15) [C-BALLOON-METER]
 * @param procps               the {@code free} that usually came with it
 */
public record KernelEra(String name, KernelVersion since, Available available, Committed committed, Floor floor,
                        boolean countsOffline, boolean floorLimitsRequests, boolean cutsTo2MiB, ProtocolVersion newestProtocol,
                        int reportDelay, boolean hotAdds, Onlining onlining, boolean knowsBlockSize, boolean balloonLeavesTotal,
                        InfoLine info, boolean talks, boolean coldDiscard, boolean debugfs, Overcommit overcommit,
                        boolean memAvailable, boolean balloonMeter, Procps procps) {

    /** What the driver reports as available. */
    public enum Available { FREE_PAGES, MEM_AVAILABLE }

    /** What the driver's report of committed memory starts from. */
    public enum Committed { COMMITTED_AS, TOTAL_MINUS_FREE }

    /** The four forms of {@code compute_balloon_floor}, reference section 7. */
    public enum Floor { NONE, SINCE_3_9, JUMPS_IN_4_0, SINCE_4_1 }

    /** What the driver does while a hot-added block waits to be put online. */
    public enum Onlining {
        /** Waits 5 s; nothing online by then counts as failure. */
        EXPIRY_FAILS,
        /** Waits up to 5 s for the notice that the block is online, then goes on. */
        WAITS_FOR_NOTICE,
        /** The same, but does not wait at all when the kernel puts blocks online by itself. */
        WAITS_UNLESS_AUTOMATIC
    }

    /** How the driver logs the host's maximum. */
    public enum InfoLine { DATA_SIZE, PAGE_COUNT, MEGABYTES }

    /** The kernel's guess whether a single request can be met. */
    public enum Overcommit {
        /** Free pages, page cache, swap and reclaimable slab together must cover it. */
        FREE_AND_CACHE,
        /** Total memory and swap together must cover it (5.2 and later). */
        TOTAL_AND_SWAP
    }

    private static final boolean Y = true;
    private static final boolean n = false;

    /** Microsoft's download of July 2015 for RHEL and CentOS; it counts page cache as committed [LIS-4.0.11]. */
    public static final KernelEra LIS_4_0_ON_RHEL = row("LIS 4.0 on RHEL", 3, 10, FREE_PAGES, TOTAL_MINUS_FREE, Floor.SINCE_4_1,
        Y, Y, Y, V1_0, 45, Y, WAITS_FOR_NOTICE, n, n, DATA_SIZE, n, n, n, FREE_AND_CACHE, n, n, V3_3_17);

    /** A Windows guest's own driver: no floor, and silent as long as Linux's; MODEL CHOICE, nothing of it is public. */
    public static final KernelEra WINDOWS = row("Windows", 3, 8, FREE_PAGES, COMMITTED_AS, Floor.NONE,
        n, n, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, Y, n, DATA_SIZE, n, n, n, TOTAL_AND_SWAP, n, n, V4_0_2);

    /** Oldest first. */
    public static final List<KernelEra> TABLE = List.of(
        //                  reports                                  floor   count limit  2MiB  protocol del hot  onlining                blk  total  info        talk cold dbg  overcommit      avail meter procps
        row("3.8",  3, 8,  FREE_PAGES,    COMMITTED_AS, Floor.NONE,         n, n, n, V1_0, 0,  n, EXPIRY_FAILS,           n, n, DATA_SIZE,  n, n, n, FREE_AND_CACHE, n, n, V3_3_17),
        row("3.10", 3, 9,  FREE_PAGES,    COMMITTED_AS, Floor.SINCE_3_9,    n, n, n, V1_0, 45, Y, EXPIRY_FAILS,           n, n, DATA_SIZE,  n, n, n, FREE_AND_CACHE, n, n, V3_3_17),
        row("3.14", 3, 14, FREE_PAGES,    COMMITTED_AS, Floor.SINCE_3_9,    n, n, n, V1_0, 45, Y, EXPIRY_FAILS,           n, n, DATA_SIZE,  n, n, n, FREE_AND_CACHE, Y, n, V3_3_17),
        row("4.0",  4, 0,  FREE_PAGES,    COMMITTED_AS, Floor.JUMPS_IN_4_0, Y, n, n, V1_0, 45, Y, WAITS_FOR_NOTICE,       n, n, DATA_SIZE,  n, n, n, FREE_AND_CACHE, Y, n, V3_3_17),
        row("4.2",  4, 1,  FREE_PAGES,    COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, Y, V1_0, 45, Y, WAITS_FOR_NOTICE,       n, n, DATA_SIZE,  n, n, n, FREE_AND_CACHE, Y, n, V3_3_17),
        row("4.3",  4, 3,  FREE_PAGES,    COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, Y, V2_0, 45, Y, WAITS_FOR_NOTICE,       n, n, DATA_SIZE,  n, n, n, FREE_AND_CACHE, Y, n, V3_3_17),
        row("4.9",  4, 9,  MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, Y, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, n, PAGE_COUNT, n, n, n, FREE_AND_CACHE, Y, n, V3_3_17),
        row("4.15", 4, 10, MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, Y, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, n, MEGABYTES,  Y, n, n, FREE_AND_CACHE, Y, n, V3_3_17),
        row("5.2",  5, 2,  MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, Y, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, n, MEGABYTES,  Y, n, n, TOTAL_AND_SWAP, Y, n, V3_3_17),
        row("5.6",  5, 6,  MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, n, MEGABYTES,  Y, n, n, TOTAL_AND_SWAP, Y, n, V3_3_17),
        row("5.11", 5, 11, MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, Y, MEGABYTES,  Y, n, n, TOTAL_AND_SWAP, Y, n, V3_3_17),
        row("5.15", 5, 15, MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, Y, MEGABYTES,  Y, Y, n, TOTAL_AND_SWAP, Y, n, V3_3_17),
        row("6.1",  6, 0,  MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, n, Y, MEGABYTES,  Y, Y, Y, TOTAL_AND_SWAP, Y, n, V4_0_2),
        row("6.10", 6, 10, MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, Y, Y, MEGABYTES,  Y, Y, Y, TOTAL_AND_SWAP, Y, n, V4_0_2),
        row("6.16", 6, 15, MEM_AVAILABLE, COMMITTED_AS, Floor.SINCE_4_1,    Y, Y, n, V2_0, 45, Y, WAITS_UNLESS_AUTOMATIC, Y, Y, MEGABYTES,  Y, Y, Y, TOTAL_AND_SWAP, Y, Y, V4_0_2));

    /** The row of a release. */
    public static KernelEra of(KernelVersion kernel) {
        KernelEra found = TABLE.get(0);
        for (KernelEra era : TABLE) {
            if (era.since.compareTo(kernel) <= 0) found = era;
        }
        return found;
    }

    private static KernelEra row(String name, int major, int minor, Available available, Committed committed, Floor floor,
                                 boolean countsOffline, boolean floorLimitsRequests, boolean cutsTo2MiB, ProtocolVersion newestProtocol,
                                 int reportDelay, boolean hotAdds, Onlining onlining, boolean knowsBlockSize,
                                 boolean balloonLeavesTotal, InfoLine info, boolean talks, boolean coldDiscard, boolean debugfs,
                                 Overcommit overcommit, boolean memAvailable, boolean balloonMeter, Procps procps) {
        return new KernelEra(name, new KernelVersion(major, minor), available, committed, floor, countsOffline, floorLimitsRequests,
            cutsTo2MiB, newestProtocol, reportDelay, hotAdds, onlining, knowsBlockSize, balloonLeavesTotal, info, talks, coldDiscard,
            debugfs, overcommit, memAvailable, balloonMeter, procps);
    }
}
