package diptych.sim.memory;

import diptych.sim.model.Driver;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.Exchange.Unballooning;
import diptych.sim.model.Guest;
import diptych.sim.model.Message;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * Memory comes back: {@code balloon_down} and {@code free_balloon_pages} in hv_balloon.c. It goes straight to the allocator; no
 * onlining, no log line. The answer follows the last request only.
 */
public final class BalloonDown {
    private BalloonDown() {}

    /**
     * The host returns {@code pages} and goes on with a hot-add if more is missing; both are set aside from now on.
     *
     * @param pages at most what the driver holds
     */
    public static Vm begin(Vm vm, Reason reason, Pages pages, Pages thenHotAdd, SimTime now, Witness witness) {
        Vm returning = vm.with(vm.account().promised(pages.plus(thenHotAdd)));
        Pages perMessage = Pages.pages(Message.RANGES_PER_MESSAGE * Pages.PER_2_MIB);
        for (Pages left = pages; !left.isZero(); left = left.minusOrZero(perMessage)) {
            Pages batch = left.min(perMessage);
            boolean more = left.exceeds(perMessage);
            int ranges = (int) Math.ceilDiv(batch.count(), Pages.PER_2_MIB);
            returning = Wire.fromHost(returning, now, witness, id -> new Message.UnballoonRequest(id, more, ranges, batch));
        }
        Guest guest = returning.guest();
        return returning
            .with(guest.with(guest.driver().in(Driver.State.DM_BALLOON_DOWN)))
            .with(returning.view().with(new Unballooning(reason, pages, thenHotAdd, now.plus(Wire.ROUND_TRIP))));
    }

    /** The guest has its pages back and says so. */
    public static Vm answer(Vm vm, Unballooning request, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        var account = vm.account().unballooned(request.pages()).promised(request.thenHotAdd());
        Vm returned = vm
            .with(guest.with(guest.memory().withBallooned(guest.memory().ballooned().minus(request.pages())))
                .with(guest.driver().ballooned(guest.driver().ballooned().minus(request.pages())).in(Driver.State.DM_INITIALIZED)))
            .with(account)
            .with(vm.view().gave(request.pages(), account.assigned()))
            .with(vm.errand().moving(request.pages()));
        returned = Wire.fromGuest(returned, now, witness, Message.UnballoonResponse::new);
        returned = PressureReport.post(returned, now, witness);
        return request.thenHotAdd().isZero()
            ? Exchanges.over(returned, request.reason(), now)
            : HotAdd.begin(returned, request.reason(), request.thenHotAdd(), now, witness);
    }
}
