package diptych.sim.memory;

import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import java.util.List;
import java.util.TreeSet;

/**
 * Who gets what when not all wants fit, reference section 12 rule 5: first Minimum for all; then up to demand, by descending weight,
 * equal weights in proportion to what is missing; then up to want, likewise. So the buffer is given up before demand [MS-DM], and
 * memory goes to high weights first [BEN-PRIO].
 */
final class FairShares {
    private FairShares() {}

    /**
     * @param wants what each VM wants in pages, or {@link MemoryBalancer#UNMANAGED}
     * @param pool  pages there are for all of them
     * @return what each VM should have
     */
    static long[] of(List<Vm> vms, long[] wants, long pool) {
        long[] shares = new long[wants.length];
        long[] demands = new long[wants.length];
        long left = pool;
        for (int i = 0; i < wants.length; i++) {
            shares[i] = wants[i];
            demands[i] = wants[i];
            if (wants[i] == MemoryBalancer.UNMANAGED) continue;
            Vm vm = vms.get(i);
            Pages minimum = vm.settings().minimum().pages();
            shares[i] = minimum.count();
            demands[i] = Math.min(wants[i], vm.view().demand().max(minimum).count());
            left -= shares[i];
        }
        left = fill(vms, shares, demands, left);
        fill(vms, shares, wants, left);
        return shares;
    }

    /** The different weights of the VMs that take part. */
    static int[] weights(List<Vm> vms, long[] wants, boolean descending) {
        var found = new TreeSet<Integer>();
        for (int i = 0; i < wants.length; i++) if (wants[i] != MemoryBalancer.UNMANAGED) found.add(vms.get(i).settings().weight());
        return (descending ? found.descendingSet() : found).stream().mapToInt(Integer::intValue).toArray();
    }

    private static long fill(List<Vm> vms, long[] shares, long[] goals, long pool) {
        long left = Math.max(0, pool);
        for (int weight : weights(vms, goals, true)) {
            long missing = 0;
            for (int i = 0; i < goals.length; i++) if (isOf(vms, goals, i, weight)) missing += goals[i] - shares[i];
            if (missing <= 0) continue;
            long given = Math.min(left, missing);
            for (int i = 0; i < goals.length; i++) {
                if (isOf(vms, goals, i, weight)) shares[i] += proportion(goals[i] - shares[i], given, missing);
            }
            left -= given;
        }
        return left;
    }

    private static boolean isOf(List<Vm> vms, long[] goals, int i, int weight) {
        return goals[i] != MemoryBalancer.UNMANAGED && vms.get(i).settings().weight() == weight;
    }

    private static long proportion(long own, long given, long all) {
        return given == all ? own : own * given / all;
    }
}
