package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Rehearsal.Place;
import diptych.classroom.Trial.Standing;
import diptych.classroom.Trial.State;
import diptych.lessons.Challenge;
import diptych.lessons.Challenge.Doing;
import diptych.lessons.Challenge.Way;
import diptych.lessons.Goal;
import diptych.lessons.Lesson;
import diptych.lessons.Step;
import diptych.scenario.Action;
import diptych.scenario.Condition;
import diptych.scenario.Verdict;
import diptych.sim.model.Command;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/** A challenge is judged over all that happens while it lasts, whatever the learner does and however the time is let pass. */
class TrialTest {
    /** When the only step of the lesson has been played. */
    private static final SimTime START = SimTime.seconds(65);
    private static final Command STRESS = new Command.Stress("web01", Pages.ofMib(400), Pages.ofMib(400), SimTime.ZERO,
        SimTime.seconds(86_400), false);
    private static final Condition PAUSED = variables -> Verdict.of(state(variables).equals("Paused"));

    @Test void it_begins_when_the_last_step_has_been_played_and_is_over_after_its_time() {
        Run run = Run.begin(lesson(new Goal.Once("paused", PAUSED)), SmallLesson.OLD, SmallLesson.NONE);
        assertThat(run.trial()).isEmpty();
        Trial trial = run.after(new NextStep()).trial().orElseThrow();
        assertThat(trial.start()).isEqualTo(START);
        assertThat(trial.isOver(at(29.9))).isFalse();
        assertThat(trial.isOver(at(30))).isTrue();
    }

    @Test void what_is_to_be_true_always_is_kept_until_it_breaks_and_counts_from_its_grace_on() {
        var always = new Goal.Always("early", time(t -> t < 12), SimTime.ZERO);
        var grace = new Goal.Always("grace", time(t -> t >= 5), SimTime.seconds(5));
        var run = begun(always, grace).after(new Pass(30));
        assertThat(states(run, at(11))).containsExactly(State.KEPT, State.KEPT);
        assertThat(states(run, at(12))).containsExactly(State.MISSED, State.KEPT);
        assertThat(states(run, at(30))).containsExactly(State.MISSED, State.REACHED);
        assertThat(standings(run, at(30)).get(0).since()).contains(at(12));
    }

    @Test void what_breaks_between_two_seconds_is_seen() {
        var goal = new Goal.Always("whole", time(t -> t != 3.5), SimTime.ZERO);
        assertThat(states(begun(goal).after(new Pass(30)), at(30))).as("nothing happens then").containsExactly(State.REACHED);
        var run = begun(goal).after(new Act(at(3.5), "stress", STRESS)).after(new Pass(30));
        assertThat(standings(run, at(30))).containsExactly(new Standing(goal, State.MISSED, Optional.of(at(3.5))));
    }

    @Test void what_has_to_hold_for_a_while_must_do_so_without_a_break() {
        var broken = new Goal.Held("broken", time(t -> t < 8 || t > 9), SimTime.ZERO, SimTime.seconds(10));
        var run = begun(broken).after(new Pass(30));
        assertThat(states(run, at(19))).containsExactly(State.OPEN);
        assertThat(standings(run, at(30))).containsExactly(new Standing(broken, State.REACHED, Optional.of(at(20))));
        var late = new Goal.Held("late", time(t -> t < 8 || t > 9), SimTime.seconds(15), SimTime.seconds(10));
        assertThat(standings(begun(late).after(new Pass(30)), at(30)).get(0).since()).contains(at(25));
        var never = new Goal.Held("never", time(t -> t % 6 != 0), SimTime.ZERO, SimTime.seconds(10));
        assertThat(states(begun(never).after(new Pass(30)), at(30))).containsExactly(State.MISSED);
    }

    @Test void once_is_enough_and_the_end_is_asked_at_the_end() {
        var once = new Goal.Once("once", time(t -> t == 7));
        var last = new Goal.Finally("last", time(t -> t == 30));
        var run = begun(once, last).after(new Pass(29));
        assertThat(states(run, at(6))).containsExactly(State.OPEN, State.OPEN);
        assertThat(states(run, at(29))).containsExactly(State.REACHED, State.OPEN);
        assertThat(states(run.after(new Pass(400)), at(100))).as("what comes later changes nothing")
            .containsExactly(State.REACHED, State.REACHED);
    }

    @Test void commands_are_counted_and_one_too_many_breaks_the_goal_when_it_is_given() {
        var goal = new Goal.Commands("few", 2);
        var run = begun(goal).after(new Pass(30));
        var acts = List.of(at(1), at(4), at(4.5));
        var trial = run.trial().orElseThrow();
        assertThat(trial.standings(at(4), acts).get(0).state()).isEqualTo(State.KEPT);
        assertThat(trial.standings(at(5), acts)).containsExactly(new Standing(goal, State.MISSED, Optional.of(at(4.5))));
        assertThat(trial.standings(at(30), acts.subList(0, 2)).get(0).state()).isEqualTo(State.REACHED);
        assertThat(trial.standings(at(30), List.of(at(1), at(4), at(31))).get(0).state()).as("it was over then").isEqualTo(State.REACHED);
    }

    @Test void how_the_time_was_let_pass_makes_no_difference() {
        Goal[] goals = {new Goal.Always("a", time(t -> t < 12), SimTime.ZERO), new Goal.Once("o", PAUSED),
            new Goal.Held("h", time(t -> t % 7 != 0), SimTime.ZERO, SimTime.seconds(5)), new Goal.Finally("f", PAUSED)};
        var pause = new Act(at(20), "pause", new Command.Pause("web01"));
        var atOnce = begun(goals).after(pause).after(new Pass(40));
        var bySeconds = begun(goals);
        for (int i = 0; i < 40; i++) {
            if (i == 20) bySeconds = bySeconds.after(pause);
            bySeconds = bySeconds.after(new Pass(1));
        }
        for (int second = 0; second <= 40; second++) {
            assertThat(standings(bySeconds, at(second))).as(second + " s").isEqualTo(standings(atOnce, at(second)));
        }
        assertThat(states(atOnce, at(30))).containsExactly(State.MISSED, State.REACHED, State.REACHED, State.REACHED);
    }

    @Test void what_is_done_at_a_moment_counts_at_that_moment() {
        var goal = new Goal.Always("running", variables -> Verdict.of(!state(variables).equals("Paused")), SimTime.ZERO);
        var run = begun(goal).after(new Pass(5)).after(new Act(at(5), "pause", new Command.Pause("web01")));
        assertThat(standings(run, at(5))).containsExactly(new Standing(goal, State.MISSED, Optional.of(at(5))));
    }

    @Test void a_challenge_that_can_be_met_and_is_not_met_by_itself_has_no_fault() {
        assertThat(Rehearsal.faults(lesson(new Goal.Once("paused", PAUSED)), SmallLesson.NONE)).isEmpty();
    }

    @Test void a_challenge_that_is_met_by_doing_nothing_is_none() {
        assertThat(Rehearsal.faults(lesson(new Goal.Once("later", time(t -> t == 7))), SmallLesson.NONE))
            .singleElement().satisfies(fault -> {
                assertThat(fault.place()).isEqualTo(new Place.OfChallenge());
                assertThat(fault.message()).isEqualTo("for the guest 2015 every goal is reached by doing nothing");
            });
    }

    @Test void a_way_that_misses_a_goal_is_found_and_so_is_one_that_cannot_be_gone() {
        var lesson = lesson(List.of(PAUSING, new Way(List.of()), new Way(List.of(
            new Doing(SimTime.ZERO, "resume vm=web01", new Command.Resume("web01"))))), new Goal.Once("paused", PAUSED));
        assertThat(Rehearsal.faults(lesson, SmallLesson.NONE)).extracting(fault -> fault.place() + ": " + fault.message()).containsExactly(
            "OfWay[way=1]: for the guest 2015 this does not reach every goal; missed is \"paused\" at 95.0 s",
            "OfWay[way=2]: for the guest 2015 \"resume vm=web01\" is refused at 65.0 s");
    }

    private static final Way PAUSING = new Way(List.of(new Doing(SimTime.seconds(2), "pause vm=web01", new Command.Pause("web01"))));

    private static Lesson lesson(Goal... goals) {
        return lesson(List.of(PAUSING), goals);
    }

    private static Lesson lesson(List<Way> ways, Goal... goals) {
        var boot = new Step("boot", 1, List.of(new Action.Start("web01", 1, SimTime.ZERO), new Action.Settle(SimTime.seconds(60))),
            Map.of());
        var challenge = new Challenge(new Step("challenge", 2, List.of(), Map.of()), 30, List.of(goals), ways);
        var text = new StringBuilder("# Title\nSummary.\n## Boot | It boots\nText.\n## You | Your turn\nAct.\n");
        for (Goal goal : goals) text.append("::: goal ").append(goal.id()).append("\nWords.\n:::\n");
        for (String hint : Challenge.HINTS) text.append("::: hint ").append(hint).append("\nWords.\n:::\n");
        for (String word : List.of("solution", "reached", "missed")) text.append("::: ").append(word).append("\nWords.\n:::\n");
        return SmallLesson.lesson(List.of(boot), Optional.of(challenge), text.toString());
    }

    private static Run begun(Goal... goals) {
        return Run.begin(lesson(goals), SmallLesson.OLD, SmallLesson.NONE).after(new NextStep());
    }

    private static List<Standing> standings(Run run, SimTime at) {
        return run.trial().orElseThrow().standings(at, new ArrayList<>());
    }

    private static List<State> states(Run run, SimTime at) {
        return standings(run, at).stream().map(Standing::state).toList();
    }

    /** So long after the beginning. */
    private static SimTime at(double seconds) {
        return START.plus(SimTime.ofSeconds(seconds));
    }

    /** @param when asked with the seconds since the beginning */
    private static Condition time(DoublePredicate when) {
        return variables -> Verdict.of(when.test((Double) variables.get("t") - START.inSeconds()));
    }

    private static Object state(Map<String, Object> variables) {
        return ((Map<?, ?>) ((Map<?, ?>) variables.get("vms")).get("web01")).get("state");
    }
}
