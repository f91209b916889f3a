package diptych.web.stage;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Library;
import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.Sessions;
import diptych.expressions.CelExpressions;
import diptych.json.FolderShelf;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.web.view.MemoryPicture;
import diptych.web.view.Place;
import diptych.web.view.Same;
import diptych.web.view.Same.Told;
import diptych.web.view.Stage;
import diptych.web.view.StageView;
import diptych.sim.units.SimTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same bytes carry the same key wherever a picture shows them, and what is said of them adds up, at every moment. */
class SamesTest {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();
    private static final Library LIBRARY = new Library(new FolderShelf(Path.of("lessons")), false, EXPRESSIONS);
    private static final Pattern AMOUNT = Pattern.compile("(^|= |\\+ |− ).*? (\\d[\\d.,]*)(?= |:|$)");

    private final Sessions sessions = new Sessions(EXPRESSIONS);
    private final Stages stages = new Stages();

    private Session played(String lesson, String guest) {
        Lesson found = LIBRARY.catalog().find(lesson).orElseThrow();
        Session session = sessions.start(found, found.guest(guest).orElseThrow());
        while (sessions.run(session).hasNextStep()) session = ((Moved.Done) sessions.move(session.id(), new Move.NextStep())).session();
        return session;
    }

    private Stage at(Session session, SimTime moment, Language language) {
        return stages.of(session, sessions.run(session),
            Place.usual("", session.id(), language, false, moment, session.lesson().topic()), false);
    }

    private static String html(Stage stage) {
        return new String(StageView.fragment(stage, ""), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"dynamic-memory,2015", "dynamic-memory,today"})
    void every_sum_is_true_as_printed_at_every_stop_and_its_bytes_stand_in_more_than_one_place(String lesson, String guest) {
        Session session = played(lesson, guest);
        Run run = sessions.run(session);
        for (SimTime moment : run.stops()) {
            for (Language language : Language.values()) {
                Stage stage = at(session, moment, language);
                String html = html(stage);
                for (Told told : told(stage)) {
                    String where = told.of() + " at " + moment + ": " + told.text();
                    addsUp(where, told.text());
                    assertThat(places(html, told.of())).as(where).isGreaterThanOrEqualTo(2);
                    assertThat(count(html, "id=\"same-" + told.of().key() + "\"")).as(where).isEqualTo(1);
                }
                assertThat(told(stage)).extracting(Told::of).as("at " + moment).doesNotHaveDuplicates();
            }
        }
    }

    private static List<Told> told(Stage stage) {
        return ((MemoryPicture) stage.picture()).told();
    }

    /** "used 2236 = apps 700 + balloon 1536", or "4 MB = 1,024 pages of 4 KiB". */
    private static void addsUp(String where, String text) {
        var pages = Pattern.compile("(\\d+) MB = ([\\d,]+) (?:pages of|页 ×) 4 KiB").matcher(text);
        if (pages.find()) {
            assertThat(number(pages.group(2)).longValue() / 256).as(where).isEqualTo(number(pages.group(1)).longValue());
            return;
        }
        if (!text.contains(" = ") || text.contains("MB")) return;
        BigDecimal whole = null;
        var sum = BigDecimal.ZERO;
        var amount = AMOUNT.matcher(text);
        while (amount.find()) {
            BigDecimal number = number(amount.group(2));
            if (whole == null) whole = number;
            else sum = amount.group(1).startsWith("−") ? sum.subtract(number) : sum.add(number);
        }
        assertThat(sum).as(where).isEqualByComparingTo(whole);
    }

    private static BigDecimal number(String printed) {
        return new BigDecimal(printed.replace(",", ""));
    }

    private static long places(String html, Same key) {
        return Pattern.compile("data-k=\"" + key.key() + "\"|[ \"]k-" + key.key() + "[ \"]").matcher(html).results().count();
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    /** From one landmark of the page to the next. */
    private static String part(String html, String from, String to) {
        int begin = html.indexOf(from);
        assertThat(begin).as(from).isNotNegative();
        int end = html.indexOf(to, begin);
        return html.substring(begin, end < 0 ? html.length() : end);
    }

    @ParameterizedTest
    @CsvSource({
        "ASSIGNED, 5, 1, 0, 1, 2", "TOTAL, 0, 1, 4, 1, 2", "BALLOON, 1, 3, 2, 1, 2", "KEPT, 0, 0, 2, 1, 0", "USED, 0, 0, 6, 0, 0",
        "FREE, 0, 0, 2, 0, 0", "CACHE, 0, 0, 3, 0, 0", "DEMAND, 1, 0, 0, 0, 2", "STARTUP, 2, 2, 1, 0, 0", "RANGE, 3, 4, 2, 0, 0"})
    void where_a_balloon_is_the_same_bytes_stand_in_all_their_places(Same key, int host, int hinge, int guest, int line, int chart) {
        Session session = played("dynamic-memory", "2015");
        String html = html(at(session, stages.steps(session, sessions.run(session)).outcome(2), Language.EN));
        String mark = "data-k=\"" + key.key() + "\"";
        assertThat(count(part(html, "pane host", "</section>"), mark)).as("host").isEqualTo(host);
        assertThat(count(part(html, "class=\"hinge\"", "</section>"), mark)).as("hinge").isEqualTo(hinge);
        assertThat(count(part(html, "pane guest", "</section>"), mark)).as("guest").isEqualTo(guest);
        assertThat(count(part(html, "class=\"equality\"", "</section>"), mark)).as("equality").isEqualTo(line);
        assertThat(count(part(html, "id=\"chart\"", "nowhere"), mark)).as("chart").isEqualTo(chart);
    }

    @Test void before_5_11_a_block_of_the_balloon_is_part_of_used_and_of_the_total_since_then_of_neither() {
        for (String guest : List.of("2015", "today")) {
            Session session = played("dynamic-memory", guest);
            String html = html(at(session, stages.steps(session, sessions.run(session)).outcome(2), Language.EN));
            String block = part(html, "<rect id=\"g-balloon\"", ">");
            assertThat(block.contains("k-total")).isEqualTo(guest.equals("2015"));
            assertThat(block.contains("k-used")).isEqualTo(guest.equals("2015"));
        }
    }
}
