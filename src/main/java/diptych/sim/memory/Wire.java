package diptych.sim.memory;

import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;
import java.util.function.LongFunction;

/** Puts messages on the VMBus; each side numbers its own ({@code atomic_inc_return(&trans_id)} in the guest). */
final class Wire {
    /** One message, one way. */
    static final SimTime LATENCY = SimTime.micros(ModelChoice.MESSAGE_TAKES.value());
    /** There and back. */
    static final SimTime ROUND_TRIP = LATENCY.plus(LATENCY);

    private Wire() {}

    static Vm fromGuest(Vm vm, SimTime now, Witness witness, LongFunction<Message> message) {
        var driver = vm.guest().driver().sentOne();
        witness.saw(new Event.Sent(now, vm.name(), message.apply(driver.transId())));
        return vm.with(vm.guest().with(driver));
    }

    static Vm fromHost(Vm vm, SimTime now, Witness witness, LongFunction<Message> message) {
        var view = vm.view().sentOne();
        witness.saw(new Event.Sent(now, vm.name(), message.apply(view.transId())));
        return vm.with(view);
    }
}
