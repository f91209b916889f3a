package diptych.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What some requests took.
 *
 * @param requests    all of them answered with 200
 * @param nanos       from the first to the last
 * @param serverNanos processor time of this process less that of the clients
 */
record Load(int requests, long nanos, long serverNanos) {
    /** Connections at once: enough to keep two processors busy. */
    static final int CONNECTIONS = 4;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    double perSecond() {
        return requests * 1e9 / nanos;
    }

    double serverMicros() {
        return serverNanos / 1e3 / requests;
    }

    /** @param learners the requests of each learner, in order; each connection takes the next learner that waits */
    static Load of(int port, List<List<byte[]>> learners) throws InterruptedException {
        var clientNanos = new AtomicLong();
        var ready = new CountDownLatch(CONNECTIONS);
        var go = new CountDownLatch(1);
        var failures = new ArrayList<Throwable>();
        var clients = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int mine = i;
            clients.add(Thread.ofPlatform().name("client-" + i).uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                .start(() -> clientNanos.addAndGet(work(port, learners, mine, ready, go))));
        }
        ready.await();
        long processor = processorNanos();
        long begin = System.nanoTime();
        go.countDown();
        for (Thread client : clients) client.join();
        long nanos = System.nanoTime() - begin;
        long server = processorNanos() - processor - clientNanos.get();
        if (!failures.isEmpty()) throw new IllegalStateException("a client failed", failures.get(0));
        return new Load(learners.stream().mapToInt(List::size).sum(), nanos, server);
    }

    private static long work(int port, List<List<byte[]>> learners, int mine, CountDownLatch ready, CountDownLatch go) {
        try (var connection = new Connection(port)) {
            ready.countDown();
            go.await();
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int i = mine; i < learners.size(); i += CONNECTIONS) {
                for (byte[] request : learners.get(i)) {
                    int status = connection.exchange(request);
                    if (status != 200) throw new IllegalStateException("answered with " + status);
                }
            }
            return THREADS.getCurrentThreadCpuTime() - begin;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            ready.countDown(); // so that whoever waits for a client that could not connect goes on
        }
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
