package diptych.web.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.Sessions;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.sim.model.GuestSettings;
import diptych.sim.units.SimTime;
import diptych.web.view.Place;
import diptych.web.view.Preview;
import diptych.web.view.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of lessons before they are begun. The picture is a real one: a lesson is played for it, and the moment drawn that shows
 * most.
 */
public final class Previews {
    private final Sessions sessions;
    private final Stages stages;
    private final Cache<Lesson, Played> played = Caffeine.newBuilder().weakKeys().build();

    /** A session that has played all steps, and the moment of it to draw. */
    private record Played(Session session, Run run, SimTime telling) {}

    public Previews(Sessions sessions, Stages stages) {
        this.sessions = sessions;
        this.stages = stages;
    }

    public Preview of(Lesson lesson, Language language) {
        var text = lesson.text(language);
        var steps = new ArrayList<Preview.Step>();
        for (int i = 0; i < text.steps().size(); i++) {
            var step = text.steps().get(i);
            steps.add(new Preview.Step(i + 1, step.name(), step.heading()));
        }
        var guests = lesson.guests().stream().map(guest -> guest(lesson, guest, language)).toList();
        return new Preview(lesson.id(), text.title(), text.summary(), steps, guests, picture(lesson, language));
    }

    private static Preview.Guest guest(Lesson lesson, GuestChoice guest, Language language) {
        GuestSettings settings = lesson.scenarioFor(guest).begin().vm(lesson.subject()).guestSettings();
        Painter painter = Painter.of(lesson.topic());
        return new Preview.Guest(guest.id(), painter.name(guest, settings, language), painter.hint(guest, settings, language));
    }

    private Stage picture(Lesson lesson, Language language) {
        Played all = played.get(lesson, this::play);
        var place = Place.usual("", all.session.id(), language, false, all.telling, lesson.topic());
        return stages.of(all.session, all.run, place, false);
    }

    private Played play(Lesson lesson) {
        Session session = sessions.start(lesson, lesson.defaultGuest());
        for (int i = 0; i < lesson.steps().size(); i++) {
            if (sessions.move(session.id(), new Move.NextStep()) instanceof Moved.Done done) session = done.session();
        }
        Run run = sessions.run(session);
        return new Played(session, run, Painter.of(lesson.topic()).telling(run, lesson.subject()));
    }
}
