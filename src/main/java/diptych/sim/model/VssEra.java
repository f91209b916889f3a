package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.List;

/**
 * What the relay in the kernel does, release by release: reference section 4. A release has the row with the newest {@code since}
 * that is not newer than itself.
 *
 * @param since         first release with this behaviour
 * @param present       whether there is a VSS service at all
 * @param freezeLimit   how long it waits for the daemon to freeze; {@link SimTime#NEVER} for ever
 * @param otherLimit    the same for everything else
 * @param device        char device and handshake in both directions (4.2); netlink before
 * @param needsR2       refuses hosts older than 2012 R2 (4.5)
 * @param asksDaemon    VSS_OP_HOT_BACKUP goes to the daemon (4.9), so that the host can fall back where there is none
 * @param talks         says at info level which daemon has connected (4.10)
 */
public record VssEra(KernelVersion since, boolean present, SimTime freezeLimit, SimTime otherLimit, boolean device, boolean needsR2,
                     boolean asksDaemon, boolean talks) {
    private static final boolean Y = true;
    private static final boolean n = false;
    private static final long EVER = -1;

    /** Oldest first. */
    public static final List<VssEra> TABLE = List.of(
        //            there freeze other device R2 asks talks
        row(3, 8,   n, EVER, EVER, n, n, n, n),
        row(3, 10,  Y, EVER, EVER, n, n, n, n),
        row(3, 19,  Y, 10,   10,   n, n, n, n),
        row(4, 2,   Y, 10,   10,   Y, n, n, n),
        row(4, 5,   Y, 10,   10,   Y, Y, n, n),
        row(4, 9,   Y, 10,   10,   Y, Y, Y, n),
        row(4, 10,  Y, 900,  30,   Y, Y, Y, Y));

    public static VssEra of(KernelVersion kernel) {
        VssEra found = TABLE.get(0);
        for (VssEra era : TABLE) if (era.since.compareTo(kernel) <= 0) found = era;
        return found;
    }

    /** How long the kernel waits for the daemon. */
    public SimTime limit(VssOp op) {
        return op == VssOp.VSS_OP_FREEZE ? freezeLimit : otherLimit;
    }

    private static VssEra row(int major, int minor, boolean present, long freeze, long other, boolean device, boolean needsR2,
                              boolean asksDaemon, boolean talks) {
        return new VssEra(new KernelVersion(major, minor), present, limit(freeze), limit(other), device, needsR2, asksDaemon, talks);
    }

    private static SimTime limit(long seconds) {
        return seconds == EVER ? SimTime.NEVER : SimTime.seconds(seconds);
    }
}
