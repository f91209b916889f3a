package diptych.web.stage;

import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.lessons.Language;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import diptych.web.view.Place;

/**
 * What the parts of a picture are made from.
 *
 * @param session whose run it is
 * @param run     what has happened in it
 * @param course  how that is drawn over time
 * @param place   which moment is shown, and how
 * @param now     the world at that moment
 * @param before  when the step began
 * @param inside  what the guest says now
 * @param insideBefore what it said then
 */
record Scene(Session session, Run run, Course course, Place place, World now, World before, Readings inside, Readings insideBefore) {

    Language language() {
        return place.language();
    }

    SimTime at() {
        return place.at();
    }

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
