package diptych.sim.model;

import java.util.List;

/**
 * What {@code hv_vss_daemon} does, release by release: reference section 5.2.
 *
 * @param since       first release with this behaviour
 * @param shell       runs {@code fsfreeze} through system(); only the exit code of the last, "/", matters
 * @param skipsIso    iso9660 is left alone
 * @param skipsVfat   vfat is left alone (Feb 2014)
 * @param modern      EBUSY and EINVAL count as done, every read-only mount is skipped, the first error thaws all, and nothing is
 *                    written to syslog by a call that freezes; afterwards it says which operation succeeded or failed (3.19)
 * @param knowsCheck  knows the question whether a live backup is possible (4.9); before, that is an illegal operation to it
 * @param thawsItself thaws and goes on when the kernel has given up on it (4.13)
 * @param skipsLoop   loop devices are left alone (4.14)
 * @param skipsStack  and so is what stands on one
 * @param reopens     thaws and registers again when the channel was lost (5.6); before, it exits
 */
public record DaemonEra(KernelVersion since, boolean shell, boolean skipsIso, boolean skipsVfat, boolean modern, boolean knowsCheck,
                        boolean thawsItself, boolean skipsLoop, boolean skipsStack, boolean reopens) {
    private static final boolean Y = true;
    private static final boolean n = false;

    /** Oldest first. */
    public static final List<DaemonEra> TABLE = List.of(
        //          shell iso vfat modern check thaws loop stack reopens
        row(3, 8,  Y, n, n, n, n, n, n, n, n),
        row(3, 11, n, Y, n, n, n, n, n, n, n),
        row(3, 15, n, Y, Y, n, n, n, n, n, n),
        row(3, 19, n, Y, Y, Y, n, n, n, n, n),
        row(4, 9,  n, Y, Y, Y, Y, n, n, n, n),
        row(4, 13, n, Y, Y, Y, Y, Y, n, n, n),
        row(4, 14, n, Y, Y, Y, Y, Y, Y, n, n),
        row(4, 20, n, Y, Y, Y, Y, Y, Y, Y, n),
        row(5, 6,  n, Y, Y, Y, Y, Y, Y, Y, Y));

    public static DaemonEra of(KernelVersion version) {
        DaemonEra found = TABLE.get(0);
        for (DaemonEra era : TABLE) if (era.since.compareTo(version) <= 0) found = era;
        return found;
    }

    private static DaemonEra row(int major, int minor, boolean shell, boolean skipsIso, boolean skipsVfat, boolean modern,
                                 boolean knowsCheck, boolean thawsItself, boolean skipsLoop, boolean skipsStack, boolean reopens) {
        return new DaemonEra(new KernelVersion(major, minor), shell, skipsIso, skipsVfat, modern, knowsCheck, thawsItself, skipsLoop,
            skipsStack,
            reopens);
    }
}
