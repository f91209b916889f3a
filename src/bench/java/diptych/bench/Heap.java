package diptych.bench;

import java.lang.management.ManagementFactory;

/** How much memory is needed. */
final class Heap {
    private Heap() {}

    /** What is still needed, in bytes; collected until it does not become less. */
    static long usedAfterCollection() {
        long used = Long.MAX_VALUE;
        while (true) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (now > used * 0.999) return now;
            used = now;
        }
    }
}
