package diptych.web.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

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
import diptych.lessons.Topic;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.Place;
import diptych.web.view.Stage;
import diptych.web.view.Stage.Console;
import diptych.web.view.MemoryPicture;
import diptych.web.view.MemoryPicture.Segment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say of the first lesson is what its run says, at every scene of it and on either kernel. */
class StagesTest {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();
    private static final Lesson LESSON = lesson("dynamic-memory");

    private final Sessions sessions = new Sessions(EXPRESSIONS);
    private final Stages stages = new Stages();

    private static Lesson lesson(String id) {
        return new Library(new FolderShelf(Path.of("lessons")), false, EXPRESSIONS).catalog().find(id).orElseThrow();
    }

    private Session played(String guest, int steps) {
        return played(LESSON, guest, steps);
    }

    private Session played(Lesson lesson, String guest, int steps) {
        Session session = sessions.start(lesson, lesson.guest(guest).orElseThrow());
        for (int i = 0; i < steps; i++) session = ((Moved.Done) sessions.move(session.id(), new Move.NextStep())).session();
        return session;
    }

    private Stage at(Session session, SimTime moment) {
        return stages.of(session, sessions.run(session),
            Place.usual("", session.id(), Language.EN, false, moment, Topic.MEMORY), false);
    }

    private List<SimTime> scenes(Session session) {
        Run run = sessions.run(session);
        Steps steps = stages.steps(session, run);
        return Stream.iterate(Optional.of(SimTime.ZERO), Optional::isPresent, at -> steps.next(at.get())).map(Optional::get).toList();
    }

    @ParameterizedTest @ValueSource(strings = {"2015", "today"})
    void the_line_is_true_at_every_scene_and_the_bars_are_as_high_as_each_other(String guest) {
        Session session = played(guest, 4);
        for (SimTime scene : scenes(session)) {
            MemoryPicture stage = picture(at(session, scene));
            if (stage.equality().isEmpty()) continue;
            assertThat(stage.equality().get().holds()).as("at " + scene).isTrue();
            Pages inside = stage.guest().segments().stream().map(Segment::size).reduce(Pages.ZERO, Pages::plus);
            assertThat(inside).as("at " + scene).isEqualTo(stage.host().assigned().plus(stage.host().returned()));
        }
    }

    @Test void before_5_11_the_total_stays_while_the_balloon_grows_and_used_grows_with_it() {
        MemoryPicture balloon = outcome(played("2015", 3), 2);
        assertThat(balloon.host().returned()).isGreaterThan(Pages.ofMib(1000));
        assertThat(balloon.guest().numbers()).extracting(Stage.Value::name, Stage.Value::trend)
            .containsExactly(tuple("total", Stage.Trend.SAME), tuple("used", Stage.Trend.UP), tuple("Balloon", Stage.Trend.UP));
        assertThat(balloon.guest().why().point()).isEqualTo("total did not move.");
    }

    @Test void since_5_11_the_third_phase_visibly_tells_the_other_story() {
        MemoryPicture balloon = outcome(played("today", 3), 2);
        assertThat(balloon.guest().numbers()).extracting(Stage.Value::name, Stage.Value::trend)
            .contains(tuple("total", Stage.Trend.DOWN), tuple("Balloon", Stage.Trend.UP));
        assertThat(balloon.guest().total()).isEqualTo(balloon.host().assigned().minus(Pages.ofMib(32)));
        assertThat(balloon.guest().why().point()).isEqualTo("total shrank with the balloon.");
    }

    @Test void a_guest_that_was_restarted_has_not_got_its_balloon_back() {
        Session session = played(lesson("small-host"), "today", 6);
        MemoryPicture restarted = picture(at(session, sessions.run(session).end()));
        assertThat(restarted.guest().why().point()).isEqualTo("total is 32 MB less than assigned.");
    }

    @Test void the_fourth_step_empties_the_balloon_before_anything_is_hot_added() {
        Session session = played("2015", 4);
        List<String> told = stages.text(session, sessions.run(session), place(session)).overTime().stream().filter(row -> row.at().isAfter(
            sessions.run(session).steps().get(3).from())).map(row -> row.what()).toList();
        int back = lastOf(told, "balloon is smaller");
        int added = told.indexOf(told.stream().filter(what -> what.contains("has added")).findFirst().orElseThrow());
        assertThat(back).isGreaterThanOrEqualTo(0).isLessThan(added);
    }

    @Test void status_reports_alone_are_no_scenes() {
        Session session = played("2015", 4);
        assertThat(scenes(session)).hasSizeBetween(20, 80);
        assertThat(sessions.run(session).end()).isGreaterThan(SimTime.seconds(300));
    }

    @Test void next_back_and_by_step_lead_where_one_expects() {
        Session session = played("2015", 3);
        Run run = sessions.run(session);
        Steps steps = stages.steps(session, run);
        SimTime balloon = steps.outcome(2);
        assertThat(steps.nextOutcome(SimTime.ZERO)).hasValue(steps.outcome(0));
        assertThat(steps.nextOutcome(steps.outcome(1))).hasValue(balloon);
        assertThat(steps.nextOutcome(balloon)).isEmpty();
        assertThat(steps.stepBack(balloon)).isEqualTo(steps.beginning(2));
        assertThat(steps.stepBack(steps.beginning(2))).isEqualTo(steps.beginning(1));
        assertThat(steps.stepBack(steps.beginning(1))).isEqualTo(SimTime.ZERO);
        assertThat(steps.back(steps.next(balloon.since(SimTime.seconds(20))).orElseThrow())).isLessThan(balloon);
        assertThat(steps.next(run.end())).isEmpty();
    }

    @Test void a_chart_that_is_drawn_on_second_by_second_is_the_chart_drawn_at_once() {
        Session session = played("2015", 2);
        Run before = sessions.run(session);
        stages.steps(session, before);
        for (int i = 0; i < 300; i++) {
            session = ((Moved.Done) sessions.move(session.id(), new Move.Pass(1))).session();
            Run after = sessions.run(session);
            stages.steps(session, after, before);
            before = after;
        }
        Stage drawnOn = at(session, before.end());
        Stage atOnce = new Stages().of(session, before, place(session).at(before.end()), false);
        assertThat(drawnOn.rail()).isEqualTo(atOnce.rail());
        assertThat(drawnOn).isEqualTo(atOnce);
    }

    @Test void the_terminals_print_what_the_programs_print_and_mark_what_has_changed() {
        MemoryPicture balloon = outcome(played("2015", 3), 2);
        assertThat(printed(balloon.host().console())).contains("MemoryAssigned(M)").contains(" " + balloon.host().assigned().mib() + " ");
        assertThat(marked(balloon.host().console(), Console.Mark.CHANGED)).containsExactly(Long.toString(balloon.host().assigned().mib()));
        assertThat(printed(balloon.guest().console())).startsWith("               total        used        free");
        assertThat(marked(balloon.guest().console(), Console.Mark.TOTAL)).containsExactly(Long.toString(balloon.guest().total().mib()));
    }

    @Test void while_the_machine_boots_nobody_inside_counts() {
        MemoryPicture start = picture(at(played("2015", 1), SimTime.ZERO));
        assertThat(start.equality()).isEmpty();
        assertThat(start.guest().segments()).isEmpty();
        assertThat(start.host().assigned()).isEqualTo(Pages.ofMib(1024));
        assertThat(printed(start.guest().console())).contains("Linux is not running");
    }

    private static MemoryPicture picture(Stage stage) {
        return (MemoryPicture) stage.picture();
    }

    private MemoryPicture outcome(Session session, int step) {
        return picture(at(session, stages.steps(session, sessions.run(session)).outcome(step)));
    }

    private Place place(Session session) {
        return Place.usual("", session.id(), Language.EN, false, sessions.run(session).end(), Topic.MEMORY);
    }

    private static int lastOf(List<String> told, String words) {
        int last = -1;
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).contains(words)) last = i;
        }
        return last;
    }

    private static String printed(Console console) {
        return console.pieces().stream().map(Console.Piece::text).collect(Collectors.joining());
    }

    private static List<String> marked(Console console, Console.Mark mark) {
        return console.pieces().stream().filter(piece -> piece.mark() == mark).map(Console.Piece::text).toList();
    }
}
