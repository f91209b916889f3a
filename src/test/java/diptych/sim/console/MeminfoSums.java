package diptych.sim.console;

import java.util.ArrayList;
import java.util.List;

/** What holds in every {@code /proc/meminfo} that a kernel prints; a breach is the sentence that explains it. */
final class MeminfoSums {
    /** Not in whole pages: VMALLOC_TOTAL ends one byte before a power of two. */
    private static final String VMALLOC_TOTAL = "VmallocTotal";

    private final Meminfo file;
    private final List<String> broken = new ArrayList<>();

    private MeminfoSums(Meminfo file) {
        this.file = file;
    }

    static List<String> broken(Meminfo file) {
        var sums = new MeminfoSums(file);
        sums.check();
        return sums.broken;
    }

    private void check() {
        equal("Active", "Active(anon)", "Active(file)");
        equal("Inactive", "Inactive(anon)", "Inactive(file)");
        equal("Slab", "SReclaimable", "SUnreclaim");
        if (file.has("KReclaimable")) atMost("SReclaimable", "KReclaimable");
        holds("CommitLimit is half of MemTotal in whole pages, and swap",
            kib("CommitLimit") == kib("MemTotal") / 4 * 50 / 100 * 4 + kib("SwapTotal"));
        holds("the anonymous lists hold AnonPages and Shmem",
            kib("Active(anon)") + kib("Inactive(anon)") + kib("Unevictable") == kib("AnonPages") + kib("Shmem") + kib("SwapCached"));
        holds("the file lists hold Buffers and Cached but for Shmem",
            kib("Active(file)") + kib("Inactive(file)") == kib("Buffers") + kib("Cached") - kib("Shmem"));
        holds("MemAvailable is at most MemFree, file pages and reclaimable kernel memory",
            kib("MemAvailable") <= kib("MemFree") + kib("Active(file)") + kib("Inactive(file)") + kib("SReclaimable"));
        atMost("Shmem", "Cached");
        atMost("MemFree", "MemTotal");
        atMost("SwapFree", "SwapTotal");
        atMost("AnonHugePages", "AnonPages");
        holds("Dirty and Mapped are page cache", kib("Dirty") <= kib("Cached") && kib("Mapped") <= kib("Cached"));
        holds("what is counted somewhere fits into MemTotal",
            kib("MemFree") + kib("AnonPages") + kib("Cached") + kib("Buffers") + kib("Slab") + kib("PageTables") <= kib("MemTotal"));
        if (file.has("DirectMap4k")) {
            holds("the kernel maps all memory", kib("DirectMap4k") + kib("DirectMap2M") + kib("DirectMap1G") >= kib("MemTotal"));
        }
        for (Meminfo.Line line : file.lines()) {
            holds(line.name() + " is in whole pages", line.value() % 4 == 0 || line.name().equals(VMALLOC_TOTAL));
            holds(line.name() + " is not negative", line.value() >= 0);
        }
    }

    private void equal(String sum, String one, String other) {
        holds(sum + " = " + one + " + " + other, kib(sum) == kib(one) + kib(other));
    }

    private void atMost(String part, String whole) {
        holds(part + " <= " + whole, kib(part) <= kib(whole));
    }

    private void holds(String sentence, boolean holds) {
        if (!holds) broken.add(sentence);
    }

    private long kib(String name) {
        return file.kib(name);
    }
}
