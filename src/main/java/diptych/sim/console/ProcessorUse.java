package diptych.sim.console;

import diptych.sim.model.Life;
import diptych.sim.model.Vm;

/**
 * How busy a VM's processor is. The simulation has no processors, so this only tells work from idleness: MODEL CHOICE, a running job
 * keeps the VM's one virtual processor busy, and the host has {@value #HOST_PROCESSORS} like it; everything else takes none.
 */
final class ProcessorUse {
    private static final int HOST_PROCESSORS = 16;

    private ProcessorUse() {}

    /** Percent of the host's processors, cut off, as Hyper-V counts. */
    static int percent(Vm vm) {
        return vm.life() instanceof Life.Running && !vm.guest().jobs().isEmpty() ? 100 / HOST_PROCESSORS : 0;
    }
}
