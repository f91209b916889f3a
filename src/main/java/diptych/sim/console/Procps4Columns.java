package diptych.sim.console;

import diptych.sim.console.FreeProgram.Columns;

/**
 * How procps 4.0.2 computes: {@code meminfo_read_failed()} in library/meminfo.c. Used is all that is not available, so that shared
 * memory and the kernel's reserve count as used, and reclaimable cache does not.
 */
final class Procps4Columns {
    private Procps4Columns() {}

    static Columns of(Meminfo meminfo) {
        long total = meminfo.kib("MemTotal");
        long free = meminfo.kib("MemFree");
        long available = available(meminfo);
        long used = total - available;
        return new Columns(total, used < 0 ? total - free : used, free, meminfo.kib("Shmem"), meminfo.kib("Buffers"),
            meminfo.kib("Cached") + meminfo.kib("SReclaimable"), available,
            meminfo.kib("SwapTotal"), Math.max(0, meminfo.kib("SwapTotal") - meminfo.kib("SwapFree")), meminfo.kib("SwapFree"));
    }

    /** Missing, zero, or above total, which is a container's distortion: then free is taken. */
    private static long available(Meminfo meminfo) {
        long available = meminfo.kib("MemAvailable");
        return available == 0 || available > meminfo.kib("MemTotal") ? meminfo.kib("MemFree") : available;
    }
}
