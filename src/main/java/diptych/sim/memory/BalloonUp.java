package diptych.sim.memory;

import diptych.sim.guest.Allocation;
import diptych.sim.model.Driver;
import diptych.sim.model.Event;
import diptych.sim.model.Exchange;
import diptych.sim.model.Exchange.Ballooning;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.Guest;
import diptych.sim.model.HostView;
import diptych.sim.model.KernelEra;
import diptych.sim.model.Message;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * Memory leaves the guest: {@code balloon_up} and {@code alloc_balloon_pages} in hv_balloon.c, and the host that asks.
 * The guest stops at its floor, or where its allocator finds nothing; what it does not give is asked for again at once [OLAF].
 */
public final class BalloonUp {
    private static final Pages BITE = Pages.ofMib(ModelChoice.SHRINK_BITE.value());
    private static final Pages MESSAGE = Pages.pages(ModelChoice.BALLOON_MESSAGE.value());
    private static final Pages TWO_MIB = Pages.pages(Pages.PER_2_MIB);
    private static final SimTime RETRY = SimTime.seconds(ModelChoice.BALLOON_RETRY.value());

    private static final String ODD_SIZE = "WARNING: CPU: 0 PID: 5 at drivers/hv/hv_balloon.c balloon_up [hv_balloon]";

    /** What a request is cut to, and how the driver explains it; an empty text where it is not cut. */
    public record Cut(Pages granted, String explanation) {}

    private BalloonUp() {}

    /** The host begins to take {@code pages}, in bites if it does so by itself. */
    public static Vm begin(Vm vm, Reason reason, Pages pages, SimTime now, Witness witness) {
        Pages first = pages.min(largestRequest(reason));
        return ask(vm, new Ballooning(reason, first, pages.minus(first), 0, now), now, witness);
    }

    /** The guest answers. */
    public static Vm answer(Vm vm, Ballooning request, SimTime now, Witness witness) {
        KernelEra era = vm.guestSettings().driverEra();
        Cut cut = cut(PressureReport.available(vm.guest().memory(), era), request.asked(), BalloonFloor.of(vm), era);
        Guest guest = era.cutsTo2MiB() ? warnOfOddSize(vm.guest(), request.asked(), now) : vm.guest();
        if (era.talks() && !cut.explanation.isEmpty()) {
            guest = guest.logs(now, "hv_balloon: Balloon request will be partially fulfilled. " + cut.explanation);
        }
        var allocation = Allocation.of(guest.memory(), cut.granted, vm.guestSettings().fragmented());
        Vm answered = respond(vm.with(guest.with(allocation.memory())), allocation, cut.granted, now, witness);
        answered = answered.with(answered.guest().with(answered.guest().driver().in(Driver.State.DM_INITIALIZED)));
        return goOn(answered, request, allocation.found(), now, witness);
    }

    /** {@code WARN_ON_ONCE(num_pages % PAGES_IN_2M != 0)}: those drivers take it for granted that the host asks in whole 2 MiB [C-2M]. */
    private static Guest warnOfOddSize(Guest guest, Pages asked, SimTime now) {
        if (asked.equals(asked.roundDownTo(TWO_MIB))) return guest;
        boolean warned = guest.log().lines().stream().anyMatch(line -> line.text().equals(ODD_SIZE));
        return warned ? guest : guest.logs(now, ODD_SIZE).logs(now, "Call Trace:");
    }

    /**
     * What a guest of that era grants of a request, before it looks for the pages; reference section 8 and checkable facts 34 to 40.
     *
     * @param available what the driver takes for available memory: free pages before 4.9, MemAvailable since
     */
    public static Cut cut(Pages available, Pages asked, Pages floor, KernelEra era) {
        if (!era.floorLimitsRequests()) return new Cut(asked, "");
        boolean tooMuch = asked.exceeds(available);
        if (!tooMuch && available.minus(asked).compareTo(floor) >= 0) return new Cut(asked, "");
        Pages granted = available.minusOrZero(floor);
        if (era.cutsTo2MiB()) granted = granted.roundDownTo(TWO_MIB);
        return new Cut(granted, tooMuch ? "Not enough memory." : "Balloon floor reached.");
    }

    private static Pages largestRequest(Reason reason) {
        return reason == Reason.BY_HAND || reason == Reason.RESIZE ? MESSAGE : BITE;
    }

    private static Vm ask(Vm vm, Ballooning request, SimTime now, Witness witness) {
        Vm asked = Wire.fromHost(vm, now, witness, id -> new Message.BalloonRequest(id, request.asked()));
        KernelEra era = vm.guestSettings().driverEra();
        Guest guest = asked.guest();
        if (guest.driver().state() == Driver.State.DM_BALLOON_UP) guest = guest.logs(now, "hv_balloon: Currently ballooning");
        long granted = cut(PressureReport.available(guest.memory(), era), request.asked(), BalloonFloor.of(vm), era).granted.count();
        SimTime due = now.plus(Wire.ROUND_TRIP).plus(SimTime.micros(granted * ModelChoice.BALLOON_PAGE_TAKES.value() / 1000));
        return asked
            .with(guest.with(guest.driver().in(Driver.State.DM_BALLOON_UP)))
            .with(asked.view().with(new Ballooning(request.reason(), request.asked(), request.later(), request.calls(), due)));
    }

    /** One response per filled page: first the 2 MiB ranges, then single pages; {@code more_pages} until the last. */
    private static Vm respond(Vm vm, Allocation allocation, Pages granted, SimTime now, Witness witness) {
        Vm responding = vm;
        Pages large = allocation.in2MiB();
        Pages small = allocation.in4KiB();
        boolean complete = allocation.found().equals(granted) && !granted.isZero();
        while (!large.isZero()) {
            Pages batch = large.min(Pages.pages(Message.RANGES_PER_MESSAGE * Pages.PER_2_MIB));
            large = large.minus(batch);
            boolean more = !(large.isZero() && small.isZero() && complete);
            responding = hand(responding, batch, (int) (batch.count() / Pages.PER_2_MIB), more, now, witness);
        }
        while (!small.isZero()) {
            Pages batch = small.min(Pages.pages(Message.RANGES_PER_MESSAGE));
            small = small.minus(batch);
            boolean more = !(small.isZero() && complete);
            responding = hand(responding, batch, (int) batch.count(), more, now, witness);
        }
        return complete ? responding : hand(responding, Pages.ZERO, 0, false, now, witness);
    }

    private static Vm hand(Vm vm, Pages pages, int ranges, boolean more, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        Vm handed = vm
            .with(guest.with(guest.memory().withBallooned(guest.memory().ballooned().plus(pages)))
                .with(guest.driver().ballooned(guest.driver().ballooned().plus(pages))))
            .with(vm.account().ballooned(pages))
            .with(vm.view().took(pages))
            .with(vm.errand().moving(pages));
        handed = Wire.fromGuest(handed, now, witness, id -> new Message.BalloonResponse(id, more, ranges, pages));
        if (vm.account().smartPaged().exceeds(handed.account().smartPaged())) {
            witness.saw(new Event.SmartPaging(now, vm.name(), handed.account().smartPaged()));
        }
        return PressureReport.post(handed, now, witness);
    }

    private static Vm goOn(Vm vm, Ballooning request, Pages granted, SimTime now, Witness witness) {
        Reason reason = request.reason();
        if (granted.equals(request.asked())) {
            Pages next = request.later().min(largestRequest(reason));
            return next.isZero() ? Exchanges.over(vm, reason, now)
                : ask(vm, new Ballooning(reason, next, request.later().minus(next), request.calls(), now), now, witness);
        }
        int calls = request.calls() + 1;
        boolean byItself = reason == Reason.ROUND || reason == Reason.SHORTAGE;
        if (byItself && !granted.isZero() && calls < ModelChoice.SHRINK_CALLS_PER_ROUND.value()) {
            return ask(vm, new Ballooning(reason, request.asked().minus(granted), request.later(), calls, now), now, witness);
        }
        HostView view = reason == Reason.SHORTAGE ? vm.view().retryBalloonAt(now.plus(RETRY)) : vm.view();
        return Exchanges.over(vm.with(view), reason, now);
    }
}
