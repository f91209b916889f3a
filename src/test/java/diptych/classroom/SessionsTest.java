package diptych.classroom;

import static diptych.classroom.SmallLesson.NEW;
import static diptych.classroom.SmallLesson.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Moved.Refusal;
import diptych.lessons.Lesson;
import diptych.sim.units.SimTime;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A session is a lesson, a guest and moves, behind an id that nobody can guess; a move that is refused says why and changes nothing. */
class SessionsTest {
    private final Lesson lesson = SmallLesson.lesson();
    private final Sessions sessions = new Sessions(SmallLesson.NONE);

    @Test void an_id_has_at_least_128_random_bits_and_needs_no_escaping_in_an_address() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) ids.add(sessions.start(lesson, OLD).id());

        assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{24}")); // 6 bits a character: 144
    }

    @Test void a_session_is_found_by_its_id_and_by_nothing_else() {
        var session = sessions.start(lesson, OLD);

        assertThat(sessions.find(session.id())).contains(session);
        assertThat(sessions.find(session.id().substring(1))).isEmpty();
        assertThat(sessions.move("nobody", new NextStep())).isInstanceOf(Moved.Unknown.class);
        assertThat(sessions.withGuest("nobody", NEW, SimTime.ZERO)).isInstanceOf(Moved.Unknown.class);
    }

    @Test void a_move_makes_the_run_longer_and_leaves_older_runs_as_they_were() {
        var session = sessions.start(lesson, OLD);
        var before = sessions.run(session);

        var moved = done(sessions.move(session.id(), new NextStep()));

        assertThat(before.end()).isEqualTo(SimTime.ZERO);
        assertThat(sessions.run(moved).end()).isEqualTo(SimTime.seconds(60));
        assertThat(sessions.run(session).end()).isEqualTo(SimTime.ZERO);
        assertThat(sessions.find(session.id())).contains(moved);
    }

    @Test void passes_that_follow_each_other_are_one_for_the_world_is_the_same() {
        var session = sessions.start(lesson, OLD);
        sessions.move(session.id(), new NextStep());
        sessions.move(session.id(), new Pass(1));
        var slowly = done(sessions.move(session.id(), new Pass(10)));
        var other = sessions.start(lesson, OLD);
        sessions.move(other.id(), new NextStep());
        var atOnce = done(sessions.move(other.id(), new Pass(11)));

        assertThat(slowly.moves()).containsExactly(new NextStep(), new Pass(11));
        assertThat(new Sessions(SmallLesson.NONE).run(slowly).timeline().now()).isEqualTo(sessions.run(atOnce).timeline().now());
    }

    @Test void when_no_step_is_left_the_move_is_refused_and_nothing_changes() {
        var session = sessions.start(lesson, OLD);
        sessions.move(session.id(), new NextStep());
        var last = done(sessions.move(session.id(), new NextStep()));

        assertThat(sessions.move(session.id(), new NextStep())).isEqualTo(new Moved.Refused(Refusal.NO_STEP_LEFT));
        assertThat(sessions.find(session.id())).contains(last);
    }

    @Test void time_passes_in_spans_that_make_sense_and_not_for_ever() {
        var id = sessions.start(lesson, OLD).id();

        assertThat(sessions.move(id, new Pass(0))).isEqualTo(new Moved.Refused(Refusal.NOT_THAT_LONG));
        assertThat(sessions.move(id, new Pass(-5))).isEqualTo(new Moved.Refused(Refusal.NOT_THAT_LONG));
        assertThat(sessions.move(id, new Pass(601))).isEqualTo(new Moved.Refused(Refusal.NOT_THAT_LONG));
        for (int i = 0; i < 12; i++) done(sessions.move(id, new Pass(600)));
        assertThat(sessions.move(id, new Pass(1))).isEqualTo(new Moved.Refused(Refusal.RUN_IS_FULL));
        assertThat(sessions.move(id, new NextStep())).isEqualTo(new Moved.Refused(Refusal.RUN_IS_FULL));
        assertThat(sessions.find(id).orElseThrow().moves()).containsExactly(new Pass(7_200));
    }

    @Test void another_guest_is_another_session_with_the_same_moves() {
        var old = sessions.start(lesson, OLD);
        var moved = done(sessions.move(old.id(), new NextStep()));

        var today = done(sessions.withGuest(old.id(), NEW, SimTime.ZERO));

        assertThat(today.id()).isNotEqualTo(old.id());
        assertThat(today.moves()).isEqualTo(moved.moves());
        assertThat(sessions.run(today).world(SimTime.seconds(60)).vm("web01").guestSettings().kernel()).isEqualTo(NEW.kernel());
        assertThat(sessions.find(old.id())).contains(moved);
    }

    @Test void learners_who_made_the_same_moves_share_one_run() {
        var one = done(sessions.move(sessions.start(lesson, OLD).id(), new NextStep()));
        var other = done(sessions.move(sessions.start(lesson, OLD).id(), new NextStep()));

        assertThat(sessions.run(one)).isSameAs(sessions.run(other));
    }

    @Test void a_run_that_was_forgotten_comes_back_by_replay_the_same_as_before() {
        var forgetful = new Sessions(SmallLesson.NONE, 10, 0);
        var id = forgetful.start(lesson, OLD).id();
        forgetful.move(id, new NextStep());
        forgetful.move(id, new Pass(5));
        var session = done(forgetful.move(id, new NextStep()));

        assertThat(forgetful.run(session).timeline().now()).isEqualTo(sessions.run(session).timeline().now());
    }

    @Test void the_session_that_nobody_asked_for_longest_makes_room() {
        var few = new Sessions(SmallLesson.NONE, 3, 10);
        var first = few.start(lesson, OLD);
        var second = few.start(lesson, OLD);
        few.start(lesson, OLD);
        few.find(first.id());

        few.start(lesson, OLD);

        assertThat(few.size()).isEqualTo(3);
        assertThat(few.find(first.id())).isPresent();
        assertThat(few.find(second.id())).isEmpty();
    }

    @Test void two_pages_that_move_one_session_at_once_both_move_it() throws Exception {
        var id = sessions.start(lesson, OLD).id();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = IntStream.range(0, 64).<Callable<Moved>>mapToObj(i -> () -> sessions.move(id, new Pass(1))).toList();
            for (var task : threads.invokeAll(tasks)) assertThat(task.get()).isInstanceOf(Moved.Done.class);
        }

        assertThat(sessions.find(id).orElseThrow().moves()).containsExactly(new Pass(64));
    }

    private static Session done(Moved moved) {
        assertThat(moved).isInstanceOf(Moved.Done.class);
        return ((Moved.Done) moved).session();
    }
}
