package diptych.web.stage;

import diptych.classroom.Library;
import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Session;
import diptych.classroom.Sessions;
import diptych.expressions.CelExpressions;
import diptych.json.FolderShelf;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.Topic;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture;
import diptych.web.view.Place;
import diptych.web.view.Stage;
import java.nio.file.Path;

/** The shipped lesson of live backup, learners in it, and what they see. */
final class BackupLesson {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();
    static final Lesson LESSON =
        new Library(new FolderShelf(Path.of("lessons")), false, EXPRESSIONS).catalog().find("live-backup").orElseThrow();
    static final String VM = LESSON.subject();

    final Sessions sessions = new Sessions(EXPRESSIONS);
    final Stages stages = new Stages();

    /** Somebody who has just begun. */
    Session begun(String guest) {
        return sessions.start(LESSON, LESSON.guest(guest).orElseThrow());
    }

    /** Somebody who has played every step. */
    Session played(String guest) {
        return played(begun(guest));
    }

    Session played(Session begun) {
        Session session = begun;
        while (sessions.run(session).hasNextStep()) session = done(sessions.move(session.id(), new Move.NextStep()));
        return session;
    }

    static Session done(Moved moved) {
        return ((Moved.Done) moved).session();
    }

    static Place place(Session session, SimTime moment) {
        return Place.usual("", session.id(), Language.EN, false, moment, Topic.BACKUP);
    }

    Stage stage(Session session, Place place) {
        return stages.of(session, sessions.run(session), place, false);
    }

    BackupPicture picture(Session session, SimTime moment) {
        return (BackupPicture) stage(session, place(session, moment)).picture();
    }
}
