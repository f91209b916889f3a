package diptych.sim.guest;

import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/** What a Linux guest does by itself each second: writes dirty pages back, reads swapped memory of running programs in. */
public final class GuestSecond {
    private static final Pages SWAP_IN = Pages.ofMib(ModelChoice.SWAP_IN_PER_SECOND.value());

    private GuestSecond() {}

    public static Vm pass(Vm vm, SimTime now, Witness witness) {
        Vm flushed = Writeback.second(vm, now);
        boolean somebodyWaits = !vm.guest().memory().unwritten().isZero();
        if (flushed != vm || somebodyWaits) flushed = FilePrograms.wake(flushed, now, witness);
        return flushed.guest().programs().swapped().isZero() || flushed.guest().jobs().isEmpty()
            ? flushed : Touch.readBack(flushed, SWAP_IN);
    }
}
