package diptych.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Counts operations a second of processor time beside those a second by the clock: on a machine that others use too, a thread gets its
 * core only now and then.
 */
public final class WorkerTime implements InternalProfiler {
    static final String LABEL = "perProcessorSecond";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = workerNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double perSecond = result.getMetadata().getAllOps() * 1e9 / (workerNanos() - before);
        return List.of(new ScalarResult(LABEL, perSecond, "ops/s", AggregationPolicy.AVG));
    }

    /** Workers live from the first iteration to the last. */
    private long workerNanos() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().contains("jmh-worker"))
            .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId())).sum();
    }

    @Override
    public String getDescription() {
        return "operations a second of processor time";
    }
}
