package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * The physical machine that runs Hyper-V.
 *
 * @param name         as it appears in the title of the host's pane
 * @param version      the Windows Server release
 * @param memory       physical memory
 * @param reserve      kept for the parent partition; see {@link ModelChoice#RESERVE_MINIMUM}
 * @param applications programs on the host itself, which take memory from the same pool
 * @param log          the host's event log, newest last
 * @param storeThroughput how fast the backup store takes what is copied to it, MiB a second
 */
public record Host(String name, HostVersion version, Pages memory, Pages reserve, Applications applications, Log log,
                   long storeThroughput) {

    public Host(String name, HostVersion version, Pages memory, Pages reserve, Applications applications, Log log) {
        this(name, version, memory, reserve, applications, log, ModelChoice.STORE_THROUGHPUT.value());
    }

    /**
     * The reserve the simulator gives a host that names none: the larger of 2048 MiB and 10 %; MODEL CHOICE, reference section 12
     * rule 6.
     */
    public static Pages defaultReserve(Pages memory) {
        return Pages.ofMib(ModelChoice.RESERVE_MINIMUM.value())
            .max(Pages.pages(memory.count() * ModelChoice.RESERVE_SHARE.value() / 100));
    }

    /**
     * Programs of the host, pressing on the pool.
     *
     * @param held     memory they hold now
     * @param wished   memory they would hold if it were there
     * @param perSecond how fast the wish grows; 0 when no pressure is on
     * @param until    when they let everything go
     */
    public record Applications(Pages held, Pages wished, Pages perSecond, SimTime until) {
        public static final Applications NONE = new Applications(Pages.ZERO, Pages.ZERO, Pages.ZERO, SimTime.NEVER);

        /** What they still want and have not found. */
        public Pages unmet() {
            return wished.minusOrZero(held);
        }
    }

    public Host storingAt(long mibPerSecond) {
        return new Host(name, version, memory, reserve, applications, log, mibPerSecond);
    }

    public Host with(Applications changed) {
        return new Host(name, version, memory, reserve, changed, log, storeThroughput);
    }

    public Host with(Log changed) {
        return new Host(name, version, memory, reserve, applications, changed, storeThroughput);
    }
}
