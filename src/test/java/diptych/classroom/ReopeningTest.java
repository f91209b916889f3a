package diptych.classroom;

import static diptych.classroom.SmallLesson.NEW;
import static diptych.classroom.SmallLesson.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Reopening.Levers;
import diptych.classroom.Reopening.Reopened;
import diptych.classroom.Reopening.Trouble;
import diptych.lessons.Lesson;
import diptych.link.SharedRun;
import diptych.link.SharedRun.Deed;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link carries comes back as the run it was, in a session that nobody holds; what cannot be is named. */
class ReopeningTest {
    private static final Deed NEXT = new Deed.NextStep();
    private static final Levers LEVERS = (lever, world, subject) -> switch (lever) {
        case "turn-off" -> Optional.of(new Command.TurnOff(subject));
        case "start" -> Optional.of(new Command.Start(subject));
        default -> Optional.empty();
    };

    private final Sessions sessions = new Sessions(SmallLesson.NONE);
    private final Lesson lesson = SmallLesson.lesson();

    private Reopened open(int at, Deed... deeds) {
        return open("2015", at, List.of(deeds));
    }

    private Reopened open(String guest, int at, List<Deed> deeds) {
        return sessions.reopen(lesson, new SharedRun("small", 0, guest, deeds, SimTime.seconds(at), "", "", ""), LEVERS);
    }

    private static Deed pull(int second, String lever) {
        return new Deed.Pull(SimTime.seconds(second), lever);
    }

    @Test void it_makes_the_same_run_and_no_session() {
        Session held = sessions.start(lesson, NEW);
        for (Move move : List.of(new NextStep(), new Pass(7), new NextStep())) held = done(sessions.move(held.id(), move));

        Reopened opened = open("today", 70, List.of(NEXT, new Deed.Pass(7), NEXT));

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.at()).isEqualTo(SimTime.seconds(70));
        assertThat(sessions.run(opened.session())).isSameAs(sessions.run(held));
        assertThat(sessions.size()).as("nothing is stored").isEqualTo(1);
        assertThat(opened.session().id()).isEmpty();
    }

    /** In whatever way learners come to a run, its link leads to that run. */
    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_run_with_acts_comes_back_as_it_was(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            Session session = done(sessions.move(sessions.start(lesson, OLD).id(), new NextStep()));
            for (int left = random.nextInt(8); left > 0; left--) session = further(session, random);
            Reopened opened = open("2015", 0, session.moves().stream().map(ReopeningTest::deed).toList());
            assertThat(opened.trouble()).as("seed %d: %s", seed, session.moves()).isEmpty();
            assertThat(opened.session().moves()).as("seed %d", seed).isEqualTo(session.moves());
        }
    }

    private Session further(Session session, Random random) {
        SimTime at = SimTime.micros(random.nextLong(sessions.run(session).end().micros() + 1));
        String lever = random.nextBoolean() ? "turn-off" : "start";
        var command = LEVERS.command(lever, sessions.run(session).world(at), "web01").orElseThrow();
        Moved moved = switch (random.nextInt(4)) {
            case 0 -> sessions.move(session.id(), new NextStep());
            case 1 -> sessions.move(session.id(), new Pass(1 + random.nextInt(40)));
            default -> sessions.act(session.id(), new Act(at, lever, command));
        };
        return moved instanceof Moved.Done made ? made.session() : session;
    }

    private static Deed deed(Move move) {
        return switch (move) {
            case NextStep next -> NEXT;
            case Pass pass -> new Deed.Pass(pass.seconds());
            case Act act -> new Deed.Pull(act.at(), act.lever());
        };
    }

    private static Session done(Moved moved) {
        return ((Moved.Done) moved).session();
    }

    @Test void what_cannot_be_is_named_and_what_can_be_is_there_up_to_then() {
        is(open(0, NEXT, NEXT, NEXT), Trouble.NO_SUCH_STEP, new NextStep(), new NextStep());
        is(open(0, NEXT, new Deed.Pass(7_100), new Deed.Pass(100)), Trouble.TOO_LONG, new NextStep(), new Pass(7_100));
        is(open(0, NEXT, new Deed.Pass(Integer.MAX_VALUE)), Trouble.TOO_LONG, new NextStep());
        is(open(0, NEXT, new Deed.Pass(7_130), NEXT), Trouble.TOO_LONG, new NextStep(), new Pass(7_130));
        is(open(0, NEXT, new Deed.Pass(0)), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(0, NEXT, pull(60, "fly"), NEXT), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(0, NEXT, pull(60, "start"), NEXT), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(0, NEXT, pull(30, "turn-off"), NEXT), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(0, NEXT, pull(500, "turn-off"), NEXT), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(0, new Deed.Pass(5), NEXT), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(0, pull(0, "turn-off")), Trouble.NOT_POSSIBLE, new NextStep());
        is(open(61, NEXT), Trouble.NO_SUCH_MOMENT, new NextStep());
        is(open("windows", 5, List.of(NEXT)), Trouble.NO_SUCH_GUEST, new NextStep());
        assertThat(open(0).session().moves()).as("a session begins with its first step").containsExactly(new NextStep());
        assertThat(open(500, NEXT).at()).isEqualTo(SimTime.seconds(60));
    }

    private void is(Reopened opened, Trouble trouble, Move... moves) {
        assertThat(opened.trouble()).hasValue(trouble);
        assertThat(opened.session().moves()).containsExactly(moves);
        assertThat(sessions.run(opened.session()).end()).isLessThanOrEqualTo(Sessions.LONGEST_RUN);
    }

    /** Each of these changes what comes after, two hours of it; and the next is done in what came of it. */
    @Test void the_most_that_a_link_can_ask_for_is_done_in_a_few_seconds() {
        var deeds = new ArrayList<>(List.of(NEXT));
        for (int i = 0; i < 49; i++) deeds.addAll(List.of(pull(61 + 4 * i, "turn-off"), pull(63 + 4 * i, "start")));
        deeds.add(new Deed.Pass(7_100));

        Reopened opened = assertTimeout(Duration.ofSeconds(20), () -> open("2015", 0, deeds));

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.session().acts()).hasSize(98);
    }
}
