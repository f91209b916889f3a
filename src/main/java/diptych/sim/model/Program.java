package diptych.sim.model;

import diptych.sim.units.Pages;

/**
 * A program in a guest and its private memory.
 *
 * @param pid       process id
 * @param name      command name, at most 15 characters as the kernel keeps it
 * @param job       the {@link StressJob} that started it, or {@link #NO_JOB}
 * @param committed what the kernel has promised it: its part of Committed_AS
 * @param resident  of that, in memory now
 * @param swapped   of that, in swap
 * @param active    whether it goes on touching all its memory
 */
public record Program(int pid, String name, int job, Pages committed, Pages resident, Pages swapped, boolean active) {
    public static final int NO_JOB = -1;

    public Program holding(Pages nowResident, Pages nowSwapped) {
        return new Program(pid, name, job, committed, nowResident, nowSwapped, active);
    }
}
