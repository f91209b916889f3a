package diptych.sim.memory;

import diptych.sim.model.Exchange;
import diptych.sim.model.Exchange.Ballooning;
import diptych.sim.model.Exchange.HotAdding;
import diptych.sim.model.Exchange.Idle;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.Exchange.Unballooning;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/** Carries the one transaction of a VM forward, and ends it. */
public final class Exchanges {
    private Exchanges() {}

    /** What is due in the transaction happens. */
    public static Vm due(Vm vm, SimTime now, Witness witness) {
        return switch (vm.view().exchange()) {
            case Idle idle -> vm;
            case Ballooning request -> BalloonUp.answer(vm, request, now, witness);
            case Unballooning request -> BalloonDown.answer(vm, request, now, witness);
            case HotAdding request -> HotAdd.goOn(vm, request, now, witness);
        };
    }

    /** The transaction is over; whoever asked for it by hand has an answer. */
    static Vm over(Vm vm, Reason reason, SimTime now) {
        Vm idle = vm.with(vm.view().with(Exchange.IDLE));
        return switch (reason) {
            case GROWTH, ROUND, SHORTAGE -> idle;
            case BY_HAND -> idle.with(idle.errand().succeeded());
            case RESIZE -> resized(idle);
        };
    }

    /** What the guest did not give or take is not its size: the VM stays, and starts again, with what it has. */
    private static Vm resized(Vm vm) {
        MiB wanted = vm.settings().startup();
        Pages assigned = vm.account().assigned();
        if (assigned.equals(wanted.pages())) return vm.with(vm.errand().succeeded());
        String message = "Failed to modify device 'Memory'. The guest of '%s' took %d MB of the %d MB it was resized to."
            .formatted(vm.name(), assigned.mib(), wanted.count());
        return vm.with(vm.settings().fixedAt(MiB.mib(assigned.roundUpTo(Pages.ofMib(1)).mib()))).with(vm.errand().failing(message));
    }
}
