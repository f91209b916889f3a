package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.model.Vm;
import diptych.sim.model.World;

/**
 * What the parts of a picture are made from.
 *
 * @param language of the reader
 * @param now      the moment shown
 * @param before   when the step began
 * @param inside   what the guest says now
 * @param insideBefore what it said then
 */
record Scene(Language language, World now, World before, Readings inside, Readings insideBefore) {

    /** The VM the lesson is about. */
    Vm vm() {
        return inside.vm();
    }

    Vm vmBefore() {
        return insideBefore.vm();
    }

    String subject() {
        return vm().name();
    }
}
