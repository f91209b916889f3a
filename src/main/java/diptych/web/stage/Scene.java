package diptych.web.stage;

import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import diptych.web.view.Place;
import java.util.stream.Stream;

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
 * @param typing   what was typed, and what is being typed
 */
record Scene(Session session, Run run, Course course, Place place, World now, World before, Readings inside, Readings insideBefore,
             Typing typing) {

    Language language() {
        return place.language();
    }

    SimTime at() {
        return place.at();
    }

    /** Guests of the lesson that this session does not have. */
    Stream<GuestChoice> otherGuests() {
        return session.lesson().guests().stream().filter(guest -> !guest.equals(session.guest()));
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
