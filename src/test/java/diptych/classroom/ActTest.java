package diptych.classroom;

import static diptych.classroom.SmallLesson.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.sim.model.Command;
import diptych.sim.model.Life;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** Acting at a moment makes a branch: what was, stays; what was going on, goes on; and the old session keeps its future. */
class ActTest {
    private final Sessions sessions = new Sessions(SmallLesson.NONE);
    private final Session session = played();

    private Session played() {
        Session begun = sessions.start(SmallLesson.lesson(), OLD);
        sessions.move(begun.id(), new NextStep());
        return done(sessions.move(begun.id(), new NextStep()));
    }

    private static Act turnOff(int second) {
        return new Act(SimTime.seconds(second), "turn-off", new Command.TurnOff("web01"));
    }

    @Test void what_is_done_in_the_past_leaves_the_old_session_as_it_was() {
        Run before = sessions.run(session);

        Session branch = done(sessions.act(session.id(), turnOff(65)));

        assertThat(branch.id()).isNotEqualTo(session.id());
        assertThat(branch.origin()).hasValue(new Session.Origin(session.id(), SimTime.seconds(65)));
        assertThat(sessions.find(session.id())).contains(session);
        assertThat(sessions.run(session)).isSameAs(before);
        assertThat(sessions.run(branch).world(SimTime.seconds(64)).vm("web01")).isEqualTo(before.world(SimTime.seconds(64)).vm("web01"));
    }

    @Test void it_happens_at_that_very_moment_and_the_step_under_way_goes_on_to_its_end() {
        Run run = sessions.run(done(sessions.act(session.id(), turnOff(65))));

        assertThat(run.world(SimTime.micros(64_999_999)).vm("web01").isRunning()).isTrue();
        assertThat(run.world(SimTime.seconds(65)).vm("web01").life()).isInstanceOf(Life.Off.class);
        assertThat(run.end()).isEqualTo(sessions.run(session).end());
        assertThat(run.steps()).hasSize(2);
    }

    @Test void at_a_border_between_steps_the_next_one_is_left_to_the_learner() {
        Session branch = done(sessions.act(session.id(), turnOff(60)));

        assertThat(sessions.run(branch).steps()).hasSize(1);
        assertThat(sessions.run(branch).hasNextStep()).isTrue();
    }

    @Test void at_the_end_it_is_done_at_once() {
        Run run = sessions.run(session);
        Session branch = done(sessions.act(session.id(), new Act(run.end(), "turn-off", new Command.TurnOff("web01"))));

        assertThat(sessions.run(branch).end()).isEqualTo(run.end());
        assertThat(sessions.run(branch).timeline().now().vm("web01").life()).isInstanceOf(Life.Off.class);
    }

    @Test void several_things_are_done_in_the_order_of_time_and_what_came_later_is_another_story() {
        Session off = done(sessions.act(session.id(), turnOff(65)));
        Session onAgain = done(sessions.act(off.id(), new Act(SimTime.seconds(70), "start", new Command.Start("web01"))));
        Session earlier = done(sessions.act(onAgain.id(), new Act(SimTime.seconds(62), "pause", new Command.Pause("web01"))));

        assertThat(onAgain.acts()).extracting(Act::lever).containsExactly("turn-off", "start");
        assertThat(sessions.run(onAgain).world(SimTime.seconds(69)).vm("web01").isRunning()).isFalse();
        assertThat(sessions.run(onAgain).world(SimTime.seconds(76)).vm("web01").isRunning()).isTrue();
        assertThat(earlier.acts()).extracting(Act::lever).containsExactly("pause");
    }

    @Test void what_cannot_be_done_says_why_and_makes_no_session() {
        int before = sessions.size();

        Moved refused = sessions.act(session.id(), new Act(SimTime.seconds(65), "start", new Command.Start("web01")));

        assertThat(refused).isInstanceOfSatisfying(Moved.NotPossible.class, not -> assertThat(not.message()).contains("web01"));
        assertThat(sessions.size()).isEqualTo(before);
        assertThat(sessions.act("nobody", turnOff(65))).isInstanceOf(Moved.Unknown.class);
        assertThatThrownBy(() -> sessions.act(session.id(), turnOff(500))).hasMessageContaining("after the end of the run");
    }

    @Test void a_branch_goes_on_like_any_session() {
        Session branch = done(sessions.act(session.id(), turnOff(65)));

        Session later = done(sessions.move(branch.id(), new Pass(10)));

        assertThat(sessions.run(later).end()).isEqualTo(sessions.run(session).end().plus(SimTime.seconds(10)));
        assertThat(later.origin()).isEqualTo(branch.origin());
    }

    private static Session done(Moved moved) {
        return ((Moved.Done) moved).session();
    }
}
