package diptych.bench;

import diptych.bench.BackedUp.Work;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a live backup costs the simulation: the processor time of {@link BackedUp} from the request to the end of the merge, beside that
 * of the same VM left alone for as long, one after the other in each round; and the size of a world with it. Each run is timed by
 * itself, since the least and the most of single runs are asked for, not of averages.
 */
final class LiveBackup {
    private static final int ROUNDS = 200;
    private static final int WORLDS = 500;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LiveBackup() {}

    public static void main(String[] args) {
        List<BackedUp> backups = Arrays.stream(Work.values()).map(BackedUp::of).toList();
        backups.forEach(LiveBackup::rounds); // until the JVM has compiled what it will compile
        Figures.heading("Milliseconds of one core for a backup of 40 GiB");
        backups.forEach(backup -> print(backup, rounds(backup)));
        Figures.heading("Bytes a world, of " + WORLDS + " that share nothing");
        backups.forEach(LiveBackup::size);
    }

    /** What each round took, with the backup and without it. */
    private record Times(double[] backedUp, double[] leftAlone) {}

    private static Times rounds(BackedUp backup) {
        var times = new Times(new double[ROUNDS], new double[ROUNDS]);
        for (int round = 0; round < ROUNDS; round++) {
            times.backedUp[round] = millis(backup::backedUp);
            times.leftAlone[round] = millis(backup::leftAlone);
        }
        return times;
    }

    private static double millis(Supplier<World> run) {
        long begin = THREADS.getCurrentThreadCpuTime();
        World world = run.get();
        long nanos = THREADS.getCurrentThreadCpuTime() - begin;
        if (world.vms().isEmpty()) throw new IllegalStateException("the VM was lost");
        return nanos / NANOS_PER_MILLI;
    }

    private static void print(BackedUp backup, Times times) {
        String with = backup.work().words();
        long seconds = backup.end().since(backup.start().now()).micros() / SimTime.MICROS_PER_SECOND;
        Figures.row(with + ", " + seconds + " simulated seconds", "less than 50", times.backedUp);
        Figures.row(with + ", as long without a backup", "", times.leftAlone);
        Figures.single(with + ", ratio of the medians", "", Figures.median(times.backedUp) / Figures.median(times.leftAlone));
    }

    private static void size(BackedUp backup) {
        String with = backup.work().words();
        long mib = BackedUp.inDifferencingDisks(backup.another(backup.largest())).mib();
        Figures.single(with + ", before the backup", "", bytes(() -> BackedUp.start(backup.work())));
        Figures.single(with + ", " + mib + " MiB in the AVHDX", "less than 65,536", bytes(() -> backup.another(backup.largest())));
        Figures.single(with + ", after the merge", "less than 65,536", bytes(() -> backup.another(backup.end())));
    }

    private static double bytes(Supplier<World> making) {
        making.get(); // what is loaded once
        List<World> kept = new ArrayList<>(WORLDS);
        long before = Heap.usedAfterCollection();
        for (int i = 0; i < WORLDS; i++) kept.add(making.get());
        long after = Heap.usedAfterCollection();
        return (double) (after - before) / kept.size();
    }
}
