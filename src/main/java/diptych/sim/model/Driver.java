package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * The guest's balloon driver, {@code struct hv_dynmem_device} in hv_balloon.c.
 *
 * @param presence    loaded, unloaded, or not there at all
 * @param state       its state machine
 * @param version     the protocol version agreed on
 * @param transId     one counter for every message the guest sends
 * @param reportDelay calls of {@code post_status} that still only count down
 * @param lastPost    {@code last_post_time}
 * @param loadedAt    when it was loaded
 * @param ballooned   {@code num_pages_ballooned} since it was loaded
 * @param added       {@code num_pages_added} since it was loaded
 * @param onlined     {@code num_pages_onlined} since it was loaded
 * @param hotAdd      {@code do_hot_add}
 * @param maxPages    {@code max_dynamic_page_count} from the host's DM_INFO_MESSAGE; zero before
 */
public record Driver(Presence presence, State state, ProtocolVersion version, long transId, int reportDelay, SimTime lastPost,
                     SimTime loadedAt, Pages ballooned, Pages added, Pages onlined, boolean hotAdd, Pages maxPages) {

    /** Not in the kernel, or its probe failed. */
    public static final Driver NONE = absent(Presence.NONE);
    /** A module that can be loaded. */
    public static final Driver UNLOADED = absent(Presence.UNLOADED);

    /** Whether the driver is there. */
    public enum Presence { LOADED, UNLOADED, NONE }

    /** {@code enum hv_dm_state}; the order is the driver's numbering. */
    public enum State { DM_INITIALIZING, DM_INITIALIZED, DM_BALLOON_UP, DM_BALLOON_DOWN, DM_HOT_ADD, DM_INIT_ERROR }

    private static Driver absent(Presence presence) {
        return new Driver(presence, State.DM_INITIALIZING, ProtocolVersion.V0_3, 0, 0, SimTime.ZERO, SimTime.ZERO, Pages.ZERO,
            Pages.ZERO, Pages.ZERO, false, Pages.ZERO);
    }

    public boolean isLoaded() {
        return presence == Presence.LOADED;
    }

    /** Pages that were hot-added and are not online. */
    public Pages offline() {
        return added.minusOrZero(onlined);
    }

    public Driver in(State changed) {
        return changed == state ? this : new Driver(presence, changed, version, transId, reportDelay, lastPost, loadedAt, ballooned,
            added, onlined, hotAdd, maxPages);
    }

    /** The driver has sent one more message. */
    public Driver sentOne() {
        return new Driver(presence, state, version, transId + 1, reportDelay, lastPost, loadedAt, ballooned, added, onlined, hotAdd,
            maxPages);
    }

    public Driver speaking(ProtocolVersion agreed) {
        return new Driver(presence, state, agreed, transId, reportDelay, lastPost, loadedAt, ballooned, added, onlined, hotAdd, maxPages);
    }

    /** {@code post_status} was called too early and only counted down. */
    public Driver countedDown() {
        return new Driver(presence, state, version, transId, reportDelay - 1, lastPost, loadedAt, ballooned, added, onlined, hotAdd,
            maxPages);
    }

    public Driver posted(SimTime at) {
        return new Driver(presence, state, version, transId + 1, reportDelay, at, loadedAt, ballooned, added, onlined, hotAdd, maxPages);
    }

    public Driver ballooned(Pages now) {
        return new Driver(presence, state, version, transId, reportDelay, lastPost, loadedAt, now, added, onlined, hotAdd, maxPages);
    }

    public Driver hotAdded(Pages nowAdded, Pages nowOnlined) {
        return new Driver(presence, state, version, transId, reportDelay, lastPost, loadedAt, ballooned, nowAdded, nowOnlined, hotAdd,
            maxPages);
    }

    /** {@code do_hot_add = false}: no more hot-add until the driver is loaded anew. */
    public Driver hotAddOff() {
        return new Driver(presence, state, version, transId, reportDelay, lastPost, loadedAt, ballooned, added, onlined, false, maxPages);
    }

    public Driver told(Pages maximum) {
        return new Driver(presence, state, version, transId, reportDelay, lastPost, loadedAt, ballooned, added, onlined, hotAdd, maximum);
    }
}
