package diptych.bench;

import diptych.web.MemoryServer.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one learner asks from the first moment of the lesson to its end, and what was answered: every scene by Next, then second by second,
 * then here and there. Before that each learner lets another while pass, so that no two runs are the same and none is computed for two.
 */
final class Walk {
    private static final int MOST_SCENES = 500;
    private static final int SECONDS = 60;
    private static final int LOOKS = 60;
    private static final String TABS = "&host=memory&screen=free";

    /** An ask, and the answer to it in plain bytes. */
    record Step(Ask ask, Recorded answer) {}

    private final Connection connection;
    private final String session;
    private final List<Ask> prelude = new ArrayList<>();
    private final Map<Kind, List<Step>> steps = new EnumMap<>(Kind.class);
    private String at = "0";
    private String end = "0";

    private Walk(Connection connection, String session) {
        this.connection = connection;
        this.session = session;
        for (Kind kind : Kind.values()) steps.put(kind, new ArrayList<>());
    }

    /** Walks, and writes down. */
    static Walk of(Connection connection, int learner) throws IOException {
        var walk = new Walk(connection, open(connection));
        walk.differ(learner);
        walk.next();
        walk.seconds();
        walk.looks();
        return walk;
    }

    /** A new session at the beginning of the lesson. */
    static String open(Connection connection) throws IOException {
        int status = connection.exchange(new Ask("POST", "/lessons/dynamic-memory", "guest=2015").bytes("", "identity"));
        String place = connection.header("Location").orElse("");
        int id = place.indexOf("/s/") + 3;
        if (status != 303 || id < 3) throw new IllegalStateException("no session was opened: " + status + " " + place);
        return place.substring(id, place.indexOf('?', id));
    }

    /** Another session, in which all that comes before the measured steps has been done again. */
    String again(Connection other) throws IOException {
        String begun = open(other);
        for (Ask ask : prelude) other.exchange(ask.bytes(begun, "identity"));
        return begun;
    }

    List<Step> steps(Kind kind) {
        return steps.get(kind);
    }

    private void differ(int learner) throws IOException {
        var look = Ask.get("?at=0" + TABS);
        note(answer(look));
        String from = end;
        for (int i = 0; i <= learner; i++) {
            at = from;
            var second = move("pass-1");
            prelude.add(second);
            note(answer(second));
            from = at;
        }
        at = "0";
    }

    private void next() throws IOException {
        for (int i = 0; i < MOST_SCENES; i++) {
            String before = at;
            var ask = move("next");
            var answer = answer(ask);
            note(answer);
            if (at.equals(before)) return;
            steps.get(Kind.NEXT).add(new Step(ask, answer));
        }
        throw new IllegalStateException("the lesson has no end");
    }

    private void seconds() throws IOException {
        at = end;
        for (int i = 0; i < SECONDS; i++) record(Kind.SECOND, move("pass-1"));
    }

    private void looks() throws IOException {
        double length = Double.parseDouble(end);
        for (int i = 0; i < LOOKS; i++) {
            long tenths = (long) (length * 10) * (i * 37 % LOOKS) / LOOKS;
            record(Kind.LOOK, Ask.get("?at=" + tenths / 10 + "." + tenths % 10 + "&from=" + at + "&seen=0-" + end + TABS));
        }
    }

    private Ask move(String move) {
        return Ask.post("/moves", "move=" + move + "&from=" + at + "&seen=0-" + end + TABS);
    }

    private void record(Kind kind, Ask ask) throws IOException {
        var answer = answer(ask);
        note(answer);
        steps.get(kind).add(new Step(ask, answer));
    }

    private Recorded answer(Ask ask) throws IOException {
        int status = connection.exchange(ask.bytes(session, "identity"));
        if (status != 200) {
            throw new IllegalStateException(status + " for " + ask + ": " + new String(connection.body(), StandardCharsets.UTF_8));
        }
        var headers = new LinkedHashMap<String, String>();
        for (String name : List.of("Cache-Control", "Vary", "HX-Push-Url", "HX-Replace-Url")) {
            connection.header(name).ifPresent(value -> headers.put(name, value));
        }
        return new Recorded(status, connection.header("Content-Type").orElse(""), headers, connection.body());
    }

    /** Where the page now stands, as the page says it. */
    private void note(Recorded answer) {
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        at = attribute(page, "data-at");
        int chart = page.indexOf(" name=\"seen\" value=\"0-"); // a chart that has not changed is not sent again
        if (chart >= 0) end = page.substring(page.indexOf('-', chart) + 1, page.indexOf('"', page.indexOf('-', chart)));
    }

    private static String attribute(String page, String name) {
        int from = page.indexOf(" " + name + "=\"") + name.length() + 3;
        return page.substring(from, page.indexOf('"', from));
    }
}
