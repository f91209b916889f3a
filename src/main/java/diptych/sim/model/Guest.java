package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.List;

/**
 * What runs inside a VM.
 *
 * @param kernelStart when the kernel's clock showed zero; dmesg counts from there
 * @param memory      where every page is
 * @param programs    who uses memory, and how much they were promised
 * @param jobs        workloads that start programs one after the other
 * @param driver      the balloon driver
 * @param faults      things that will go wrong once
 * @param log         the kernel's log, and what programs tell syslog
 * @param files       mounts, file systems, and the programs that use them
 */
public record Guest(SimTime kernelStart, GuestMemory memory, Programs programs, List<StressJob> jobs, Driver driver,
                    List<MemoryFault> faults, Log log, GuestFiles files) {

    /** What is inside a VM that is off. */
    public static final Guest OFF =
        new Guest(SimTime.ZERO, GuestMemory.NOTHING, Programs.NOBODY, List.of(), Driver.NONE, List.of(), Log.EMPTY,
            GuestFiles.NOTHING);

    /** A guest that has mounted nothing yet. */
    public Guest(SimTime kernelStart, GuestMemory memory, Programs programs, List<StressJob> jobs, Driver driver, List<MemoryFault> faults,
                 Log log) {
        this(kernelStart, memory, programs, jobs, driver, faults, log, GuestFiles.NOTHING);
    }

    public Guest {
        jobs = List.copyOf(jobs);
        faults = List.copyOf(faults);
    }

    /** When a workload starts its next piece or ends. */
    public SimTime nextJob() {
        SimTime next = SimTime.NEVER;
        for (StressJob job : jobs) next = next.min(job.due());
        return next;
    }

    public Guest with(GuestMemory changed) {
        return new Guest(kernelStart, changed, programs, jobs, driver, faults, log, files);
    }

    public Guest with(Programs changed) {
        return new Guest(kernelStart, memory, changed, jobs, driver, faults, log, files);
    }

    public Guest withJobs(List<StressJob> changed) {
        return new Guest(kernelStart, memory, programs, changed, driver, faults, log, files);
    }

    public Guest with(Driver changed) {
        return new Guest(kernelStart, memory, programs, jobs, changed, faults, log, files);
    }

    public Guest withFaults(List<MemoryFault> changed) {
        return new Guest(kernelStart, memory, programs, jobs, driver, changed, log, files);
    }

    public Guest with(Log changed) {
        return new Guest(kernelStart, memory, programs, jobs, driver, faults, changed, files);
    }

    public Guest with(GuestFiles changed) {
        return new Guest(kernelStart, memory, programs, jobs, driver, faults, log, changed);
    }

    /** A line that a program gave to syslog. */
    public Guest syslogs(SimTime now, String text) {
        return with(log.plusSyslog(now.since(kernelStart), text));
    }

    /** A kernel line, stamped with the kernel's own clock. */
    public Guest logs(SimTime now, String text) {
        return with(log.plus(now.since(kernelStart), text));
    }
}
