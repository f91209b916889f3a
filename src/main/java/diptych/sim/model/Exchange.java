package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * The transaction between host and driver that is under way; there is never more than one for a VM [QEMU].
 */
public sealed interface Exchange {
    Exchange IDLE = new Idle();

    /** When its next part happens. */
    SimTime due();

    /** The same exchange, that much later: its guest stood still. */
    default Exchange shifted(SimTime span) {
        return switch (this) {
            case Idle idle -> idle;
            case Ballooning b -> new Ballooning(b.reason, b.asked, b.later, b.calls, b.due.plus(span));
            case Unballooning u -> new Unballooning(u.reason, u.pages, u.thenHotAdd, u.due.plus(span));
            case HotAdding h -> new HotAdding(h.reason, h.asked, h.later, h.done, h.waiting, h.comesOnline, h.due.plus(span));
        };
    }

    /** Why the host moves memory. */
    enum Reason {
        /** The VM wants more. */
        GROWTH,
        /** A round that takes surplus from a VM, though nobody needs it. */
        ROUND,
        /** Somebody else needs it. */
        SHORTAGE,
        /** Somebody asked for it past the balancer. */
        BY_HAND,
        /** Runtime Memory Resize of a static VM. */
        RESIZE
    }

    /** Nothing under way. */
    record Idle() implements Exchange {
        @Override
        public SimTime due() {
            return SimTime.NEVER;
        }
    }

    /**
     * DM_BALLOON_REQUEST has been sent.
     *
     * @param reason   why
     * @param asked    pages of this request
     * @param later    pages that the host will ask for after it
     * @param calls    calls of this round since the guest first cut one, that one included
     * @param due      when the guest's answer arrives
     */
    record Ballooning(Reason reason, Pages asked, Pages later, int calls, SimTime due) implements Exchange {}

    /**
     * DM_UNBALLOON_REQUEST has been sent.
     *
     * @param reason     why
     * @param pages      pages that go back
     * @param thenHotAdd pages still missing after that
     * @param due        when the guest has taken them
     */
    record Unballooning(Reason reason, Pages pages, Pages thenHotAdd, SimTime due) implements Exchange {}

    /**
     * DM_MEM_HOT_ADD_REQUEST has been sent; the guest adds block after block.
     *
     * @param reason    why
     * @param asked     pages of the request
     * @param later     pages that the host will ask for after it
     * @param done      pages the guest has added for it
     * @param waiting   pages of the block that has been added and waits to be put online; zero when the next block is due
     * @param comesOnline whether the waiting block will be online when the wait ends
     * @param due       when the next part happens
     */
    record HotAdding(Reason reason, Pages asked, Pages later, Pages done, Pages waiting, boolean comesOnline, SimTime due)
        implements Exchange {

        /** {@code more} pages have been added, {@code nowWaiting} of them not online yet. */
        public HotAdding after(Pages more, Pages nowWaiting, boolean willComeOnline, SimTime nextDue) {
            return new HotAdding(reason, asked, later, done.plus(more), nowWaiting, willComeOnline, nextDue);
        }

        /** Only so many pages in all, and none after them. */
        public HotAdding cutTo(Pages most) {
            return new HotAdding(reason, most, Pages.ZERO, done, waiting, comesOnline, due);
        }

        /** The block that was waited for does not count. */
        public HotAdding withoutWaiting() {
            return new HotAdding(reason, asked, later, done.minus(waiting), Pages.ZERO, false, due);
        }
    }
}
