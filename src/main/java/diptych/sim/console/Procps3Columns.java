package diptych.sim.console;

import diptych.sim.console.FreeProgram.Columns;

/** How procps 3.3.17 computes: {@code meminfo()} in proc/sysinfo.c. Used is what the other columns leave over. */
final class Procps3Columns {
    private Procps3Columns() {}

    static Columns of(Meminfo meminfo) {
        long total = meminfo.kib("MemTotal");
        long free = meminfo.kib("MemFree");
        long buffers = meminfo.kib("Buffers");
        long cached = meminfo.kib("Cached") + meminfo.kib("SReclaimable");
        long used = total - free - cached - buffers;
        return new Columns(total, used < 0 ? total - free : used, free, meminfo.kib("Shmem"), buffers, cached, available(meminfo),
            meminfo.kib("SwapTotal"), meminfo.kib("SwapTotal") - meminfo.kib("SwapFree"), meminfo.kib("SwapFree"));
    }

    /** Above total is a container's distortion: then free is taken. Missing, before 3.14, or zero: it is estimated. */
    private static long available(Meminfo meminfo) {
        long available = meminfo.kib("MemAvailable");
        if (available > meminfo.kib("MemTotal")) available = meminfo.kib("MemFree");
        return available == 0 ? estimate(meminfo) : available;
    }

    /** The kernel's own later formula, with the low watermark guessed from {@code vm.min_free_kbytes}. */
    private static long estimate(Meminfo meminfo) {
        long low = meminfo.minFree().kib() * 5 / 4;
        long files = meminfo.kib("Inactive(file)") + meminfo.kib("Active(file)");
        long slab = meminfo.kib("SReclaimable");
        return Math.max(0, meminfo.kib("MemFree") - low + files - Math.min(files / 2, low) + slab - Math.min(slab / 2, low));
    }
}
