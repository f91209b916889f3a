package diptych.sim.model;

import diptych.sim.units.Pages;

import java.util.Optional;

/**
 * The last thing somebody asked of a VM that takes time, and what became of it.
 *
 * @param under   whether it is still under way
 * @param ok      whether it succeeded; meaningful when it is done
 * @param message why it did not, in the vendor's words where they are known; empty otherwise
 * @param moved   pages that went from or to the guest because of it
 * @param waiting what has not begun yet, because the driver is busy with another transaction
 */
public record Errand(boolean under, boolean ok, String message, Pages moved, Optional<Command.OfVm> waiting) {
    public static final Errand NONE = new Errand(false, true, "", Pages.ZERO, Optional.empty());
    public static final Errand UNDER_WAY = new Errand(true, false, "", Pages.ZERO, Optional.empty());

    /** Asked for, but the driver is busy. */
    public static Errand waitingFor(Command.OfVm command) {
        return new Errand(true, false, "", Pages.ZERO, Optional.of(command));
    }

    public Errand moving(Pages more) {
        return under ? new Errand(true, ok, message, moved.plus(more), waiting) : this;
    }

    public Errand succeeded() {
        return new Errand(false, true, "", moved, Optional.empty());
    }

    public Errand failing(String why) {
        return new Errand(false, false, why, moved, Optional.empty());
    }
}
