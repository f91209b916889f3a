package diptych.bench;

import diptych.classroom.Library;
import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Session;
import diptych.classroom.Sessions;
import diptych.expressions.CelExpressions;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.web.MemoryServer;
import diptych.web.stage.Stages;
import diptych.web.view.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * 10,000 sessions open at once in a heap of 512 MiB; run in a JVM of its own with {@code -Xmx512m}, which ends with an error if they do
 * not fit. Every session has gone through all steps with pauses of its own, so that no run is shared, and its last picture was drawn.
 */
final class OpenSessions {
    private static final int SESSIONS = 10_000;
    private static final double MIB = 1 << 20;

    private final Lesson lesson;
    private final Sessions sessions;
    private final Stages stages = new Stages();
    private final List<String> open = new ArrayList<>();

    private OpenSessions() {
        var expressions = new CelExpressions();
        lesson = new Library(MemoryServer.packaged().lessons(), false, expressions).catalog().find("dynamic-memory").orElseThrow();
        sessions = new Sessions(expressions);
    }

    public static void main(String[] args) {
        var measurement = new OpenSessions();
        measurement.measure();
    }

    private void measure() {
        long heap = Runtime.getRuntime().maxMemory();
        draw(session(0)); // what is loaded once
        long before = Heap.usedAfterCollection();
        long began = System.nanoTime();
        for (int i = 1; i <= SESSIONS; i++) draw(session(i));
        double seconds = (System.nanoTime() - began) / 1e9;
        long after = Heap.usedAfterCollection();
        if (sessions.size() < SESSIONS || open.stream().anyMatch(id -> sessions.find(id).isEmpty())) {
            throw new IllegalStateException("sessions were lost: " + sessions.size() + " are held");
        }
        Figures.heading("Open sessions in a heap of " + Math.round(heap / MIB) + " MiB");
        Figures.single("sessions open, each with 9 moves of its own", "10,000", SESSIONS);
        Figures.single("heap in use before, MiB", "", before / MIB);
        Figures.single("heap in use after, MiB", "512", after / MIB);
        Figures.single("bytes a session, computed runs included", "", (double) (after - before) / SESSIONS);
        Figures.single("sessions a second, opened, played and drawn", "", SESSIONS / seconds);
    }

    /** Through the lesson, with pauses that no other session has. */
    private Session session(int number) {
        Session session = sessions.start(lesson, lesson.guests().get(number % lesson.guests().size()));
        open.add(session.id());
        int[] pauses = {1 + number % 10, 1 + number / 10 % 10, 1 + number / 100 % 10, 1 + number / 1000, 1};
        for (int i = 0; i < lesson.steps().size(); i++) {
            session = moved(session, new Move.NextStep());
            session = moved(session, new Move.Pass(pauses[i]));
        }
        return moved(session, new Move.Pass(pauses[pauses.length - 1]));
    }

    private Session moved(Session session, Move move) {
        return switch (sessions.move(session.id(), move)) {
            case Moved.Done done -> done.session();
            case Moved.Refused refused -> throw new IllegalStateException(refused.why().sentence());
            case Moved.NotPossible not -> throw new IllegalStateException(not.message());
            case Moved.Unknown unknown -> throw new IllegalStateException("a session was lost");
        };
    }

    private void draw(Session session) {
        var run = sessions.run(session);
        var place = Place.usual("http://127.0.0.1", session.id(), Language.EN, false, run.end(), lesson.topic());
        stages.of(session, run, place, false);
    }
}
