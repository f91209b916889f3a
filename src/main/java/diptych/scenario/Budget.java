package diptych.scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The processor time that a run may take. It measures the thread it was made in; of a virtual thread only the clock can be read.
 * It decides whether there is a result, never what the result is.
 */
final class Budget {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final Duration most;
    private final long end;
    private long nextLook;

    Budget(Duration most) {
        this.most = most;
        this.end = used() + most.toNanos();
        this.nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
    }

    /** @throws OverLimit if the time is used up */
    void check() {
        if (System.nanoTime() - nextLook < 0) return;
        nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
        if (used() > end) throw new OverLimit(Limit.PROCESSOR, "the run took all of the " + seconds() + " s it was given");
    }

    private String seconds() {
        return most.toMillis() % 1000 == 0 ? String.valueOf(most.toSeconds()) : String.valueOf(most.toMillis() / 1000.0);
    }

    private static long used() {
        boolean measurable = !Thread.currentThread().isVirtual() && THREADS.isCurrentThreadCpuTimeSupported();
        return measurable ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
