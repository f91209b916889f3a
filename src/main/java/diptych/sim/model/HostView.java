package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * What the host knows of a VM's need, and what it is asking of it. All of it comes over the wire; the host never looks inside.
 *
 * @param actsFrom      the host leaves the VM alone until then, about 50 s after the handshake [QEMU]
 * @param nextRound     when surplus is taken next
 * @param reported      whether a status report has come since the driver was loaded
 * @param demand        {@code num_committed} of the last report without what the host itself took
 * @param available     {@code num_avail} of the last report
 * @param canHotAdd     whether the guest takes hot-adds; false after it said "never"
 * @param hotAddUnit    the alignment from its capabilities
 * @param retryHotAddAt no hot-add before, after a transient refusal
 * @param retryBalloonAt no balloon request for others' sake before, after the guest had nothing to give
 * @param exchange      the one transaction under way
 * @param transId       counts the host's own messages
 * @param peak          the most the guest has ever seen, "Guest Visible Physical Memory" [MS-FEAT]
 * @param added         sum of all memory given while running, the counter "Added Memory"
 * @param removed       sum of all memory taken while running, the counter "Removed Memory"
 */
public record HostView(SimTime actsFrom, SimTime nextRound, boolean reported, Pages demand, Pages available, boolean canHotAdd,
                       Pages hotAddUnit, SimTime retryHotAddAt, SimTime retryBalloonAt, Exchange exchange, long transId, Pages peak,
                       Pages added, Pages removed) {

    public static final HostView UNKNOWN = new HostView(SimTime.NEVER, SimTime.NEVER, false, Pages.ZERO, Pages.ZERO, false,
        Pages.ofMib(128), SimTime.ZERO, SimTime.ZERO, Exchange.IDLE, 0, Pages.ZERO, Pages.ZERO, Pages.ZERO);

    /** A driver has introduced itself. */
    public HostView introduced(SimTime actsFrom, boolean canHotAdd, Pages hotAddUnit) {
        return new HostView(actsFrom, nextRound, false, demand, available, canHotAdd, hotAddUnit, SimTime.ZERO, SimTime.ZERO, exchange,
            transId, peak, added, removed);
    }

    /** The driver has gone; nothing more will be heard, and the last report is all the host has. */
    public HostView silent() {
        return new HostView(SimTime.NEVER, nextRound, false, demand, available, false, hotAddUnit, SimTime.ZERO, SimTime.ZERO,
            Exchange.IDLE, transId, peak, added, removed);
    }

    public HostView heard(Pages newDemand, Pages newAvailable) {
        return new HostView(actsFrom, nextRound, true, newDemand, newAvailable, canHotAdd, hotAddUnit, retryHotAddAt, retryBalloonAt,
            exchange, transId, peak, added, removed);
    }

    public HostView with(Exchange changed) {
        return new HostView(actsFrom, nextRound, reported, demand, available, canHotAdd, hotAddUnit, retryHotAddAt, retryBalloonAt, changed,
            transId, peak, added, removed);
    }

    /** The host has sent one more message. */
    public HostView sentOne() {
        return new HostView(actsFrom, nextRound, reported, demand, available, canHotAdd, hotAddUnit, retryHotAddAt, retryBalloonAt,
            exchange, transId + 1, peak, added, removed);
    }

    public HostView roundAt(SimTime next) {
        return new HostView(actsFrom, next, reported, demand, available, canHotAdd, hotAddUnit, retryHotAddAt, retryBalloonAt, exchange,
            transId, peak, added, removed);
    }

    /** Rounds that came while the VM stood still are over; they are never made up for. */
    public HostView nextRoundAfter(SimTime now) {
        HostView view = this;
        SimTime every = SimTime.seconds(ModelChoice.SHRINK_ROUND_EVERY.value());
        while (!view.nextRound.isAfter(now)) view = view.roundAt(view.nextRound.plus(every));
        return view;
    }

    /** The guest refused a hot-add for now: the host may ask again from {@code moment} on. */
    public HostView retryHotAddAt(SimTime moment) {
        return new HostView(actsFrom, nextRound, reported, demand, available, canHotAdd, hotAddUnit, moment, retryBalloonAt, exchange,
            transId, peak, added, removed);
    }

    /** The guest had nothing to give: the host may ask again from {@code moment} on. */
    public HostView retryBalloonAt(SimTime moment) {
        return new HostView(actsFrom, nextRound, reported, demand, available, canHotAdd, hotAddUnit, retryHotAddAt, moment, exchange,
            transId, peak, added, removed);
    }

    /** The guest refused a hot-add for good. */
    public HostView neverHotAdd() {
        return new HostView(actsFrom, nextRound, reported, demand, available, false, hotAddUnit, retryHotAddAt, retryBalloonAt, exchange,
            transId, peak, added, removed);
    }

    public HostView gave(Pages pages, Pages nowAssigned) {
        return new HostView(actsFrom, nextRound, reported, demand, available, canHotAdd, hotAddUnit, retryHotAddAt, retryBalloonAt,
            exchange, transId, peak.max(nowAssigned), added.plus(pages), removed);
    }

    public HostView took(Pages pages) {
        return new HostView(actsFrom, nextRound, reported, demand, available, canHotAdd, hotAddUnit, retryHotAddAt, retryBalloonAt,
            exchange, transId, peak, added, removed.plus(pages));
    }
}
