package diptych.sim.console;

import diptych.sim.memory.Health;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;

/**
 * The band of pressure in which the host leaves a VM alone; two counters show its ends. What Hyper-V takes for the band is unpublished:
 * MODEL CHOICE, it is what this simulation's balancer does. The VM is given memory when its buffer is not whole (20 % of buffer: above
 * 83), and loses what it has beyond the buffer and the memory block that a hot-add was rounded up to.
 *
 * @param minimum percent
 * @param maximum percent
 */
record PressureBand(long minimum, long maximum) {
    static PressureBand of(Vm vm) {
        Pages demand = Health.demand(vm);
        Pages most = Health.withBuffer(demand, vm.settings().buffer()).plus(vm.view().hotAddUnit());
        return new PressureBand(demand.count() * 100 / most.count(), 100 * 100 / (100 + vm.settings().buffer()));
    }
}
