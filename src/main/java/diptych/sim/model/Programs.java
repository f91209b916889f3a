package diptych.sim.model;

import diptych.sim.units.Pages;
import java.util.List;

/**
 * The programs of a guest with their sums, oldest first.
 *
 * @param all       every program
 * @param committed the sum of what they were promised: Committed_AS
 * @param resident  the sum of what is in memory
 * @param swapped   the sum of what is in swap
 * @param nextPid   the process id the next one gets
 */
public record Programs(List<Program> all, Pages committed, Pages resident, Pages swapped, int nextPid) {
    public static final int FIRST_PID = 400;
    public static final Programs NOBODY = new Programs(List.of(), Pages.ZERO, Pages.ZERO, Pages.ZERO, FIRST_PID);

    public Programs {
        all = List.copyOf(all);
    }

    /** The next process id is taken, by a program whose memory nobody counts. */
    public Programs numbered() {
        return new Programs(all, committed, resident, swapped, nextPid + 1);
    }

    /** These programs, with sums made anew. */
    public static Programs of(List<Program> all, int nextPid) {
        long committed = 0;
        long resident = 0;
        long swapped = 0;
        for (Program program : all) {
            committed += program.committed().count();
            resident += program.resident().count();
            swapped += program.swapped().count();
        }
        return new Programs(all, Pages.pages(committed), Pages.pages(resident), Pages.pages(swapped), nextPid);
    }
}
