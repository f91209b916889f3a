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
 * @param subject  name of the VM the lesson is about
 */
record Scene(Language language, World now, World before, String subject) {
    Vm vm() {
        return now.vm(subject);
    }

    Vm vmBefore() {
        return before.vm(subject);
    }
}
