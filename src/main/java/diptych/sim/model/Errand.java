package diptych.sim.model;

import diptych.sim.units.Pages;

/**
 * The last thing somebody asked of a VM that takes time, and what became of it.
 *
 * @param under   whether it is still under way
 * @param ok      whether it succeeded; meaningful when it is done
 * @param message why it did not, in the vendor's words where they are known; empty otherwise
 * @param moved   pages that went from or to the guest because of it
 */
public record Errand(boolean under, boolean ok, String message, Pages moved) {
    public static final Errand NONE = new Errand(false, true, "", Pages.ZERO);
    public static final Errand UNDER_WAY = new Errand(true, false, "", Pages.ZERO);

    public static Errand failed(String message) {
        return new Errand(false, false, message, Pages.ZERO);
    }

    public Errand moving(Pages more) {
        return new Errand(under, ok, message, moved.plus(more));
    }

    public Errand succeeded() {
        return new Errand(false, true, "", moved);
    }

    public Errand failing(String why) {
        return new Errand(false, false, why, moved);
    }
}
