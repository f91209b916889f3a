package diptych.bench;

import diptych.web.MemoryServer.Recorded;
import diptych.web.view.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one learner asks from the first moment of a lesson to its end, and what was answered: every scene by Next, then second by second,
 * then here and there, then close up. Before that each learner lets another while pass after the first step, so that no two runs are the
 * same and none is computed for two; in a lesson on backup most of them see the freeze in that while.
 */
final class Walk {
    private static final int MOST_SCENES = 500;
    private static final int SECONDS = 60;
    private static final int LOOKS = 60;
    /** Has no common part with the number of looks, so that these come to every place once. */
    private static final int STRIDE = 37;

    /** An ask, and the answer to it in plain bytes. */
    record Step(Ask ask, Recorded answer) {}

    private final Connection connection;
    private final Tour tour;
    private final String session;
    private final List<Ask> prelude = new ArrayList<>();
    private final Map<Kind, List<Step>> steps = new EnumMap<>(Kind.class);
    private Page page = Page.NONE;
    /** The page that last showed a close-up; none if none did. */
    private Page closeUp = Page.NONE;

    private Walk(Connection connection, Tour tour, String session) {
        this.connection = connection;
        this.tour = tour;
        this.session = session;
        for (Kind kind : Kind.values()) steps.put(kind, new ArrayList<>());
    }

    /** Walks, and writes down. */
    static Walk of(Connection connection, Tour tour, int learner) throws IOException {
        var walk = new Walk(connection, tour, open(connection, tour));
        walk.differ(learner);
        walk.next();
        walk.seconds();
        walk.looks();
        if (walk.closeUp != Page.NONE) walk.closeUps();
        return walk;
    }

    /** A new session at the beginning of a lesson. */
    static String open(Connection connection, Tour tour) throws IOException {
        int status = connection.exchange(new Ask("POST", tour.path(), tour.form()).bytes("", "identity"));
        String place = connection.header("Location").orElse("");
        int id = place.indexOf("/s/") + 3;
        if (status != 303 || id < 3) throw new IllegalStateException("no session was opened: " + status + " " + place);
        return place.substring(id, place.indexOf('?', id));
    }

    /** Another session, in which all that comes before the measured steps has been done again. */
    String again(Connection other) throws IOException {
        String begun = open(other, tour);
        for (Ask ask : prelude) {
            int status = other.exchange(ask.bytes(begun, "identity"));
            if (status != 200) throw new IllegalStateException(status + " for " + ask);
        }
        return begun;
    }

    List<Step> steps(Kind kind) {
        return steps.get(kind);
    }

    private void differ(int learner) throws IOException {
        answer(atTheEnd());
        for (int i = 0; i <= learner; i++) {
            var second = move("pass-1");
            prelude.add(second);
            answer(second);
        }
        answer(look("0"));
    }

    private void next() throws IOException {
        while (!page.over()) {
            if (steps.get(Kind.NEXT).size() == MOST_SCENES) throw new IllegalStateException("the lesson has no end");
            record(Kind.NEXT, move("next"));
        }
    }

    private void seconds() throws IOException {
        answer(atTheEnd());
        for (int i = 0; i < SECONDS; i++) record(Kind.SECOND, move("pass-1"));
    }

    private void looks() throws IOException {
        answer(atTheEnd());
        double end = Double.parseDouble(page.at());
        for (int i = 0; i < LOOKS; i++) record(Kind.LOOK, look(written("%.1f", Math.floor(end * place(i) * 10) / 10)));
    }

    private void closeUps() throws IOException {
        answer(look(closeUp.at()));
        double from = page.from();
        double length = page.to() - from;
        for (int i = 0; i < LOOKS; i++) record(Kind.CLOSE_UP, look(written("%.2f", Math.ceil((from + length * place(i)) * 100) / 100)));
    }

    /** Here and there, as a part of the whole. */
    private static double place(int look) {
        return (double) (look * STRIDE % LOOKS) / LOOKS;
    }

    private static String written(String format, double seconds) {
        return String.format(Locale.ROOT, format, seconds);
    }

    private Ask look(String moment) {
        return Ask.get("?" + Ids.AT + "=" + moment + page.fields() + tour.tabs());
    }

    /** An address without a moment means the last one of the run. */
    private Ask atTheEnd() {
        return Ask.get("?" + Ids.SEEN + "=" + page.seen() + tour.tabs());
    }

    private Ask move(String move) {
        return Ask.post("/moves", Ids.MOVE + "=" + move + page.fields() + tour.tabs());
    }

    private void record(Kind kind, Ask ask) throws IOException {
        steps.get(kind).add(new Step(ask, answer(ask)));
    }

    /** Asks, and swaps what comes into the page. */
    private Recorded answer(Ask ask) throws IOException {
        int status = connection.exchange(ask.bytes(session, "identity"));
        String text = new String(connection.body(), StandardCharsets.UTF_8);
        if (status != 200) throw new IllegalStateException(status + " for " + ask + ": " + text);
        page = page.with(text);
        if (page.isCloseUp()) closeUp = page;
        var headers = new LinkedHashMap<String, String>();
        for (String name : List.of("Cache-Control", "Vary", "HX-Push-Url", "HX-Replace-Url")) {
            connection.header(name).ifPresent(value -> headers.put(name, value));
        }
        return new Recorded(status, connection.header("Content-Type").orElse(""), headers, connection.body());
    }
}
