package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Rehearsal.Fault;
import diptych.classroom.Rehearsal.Place;
import diptych.lessons.Step;
import diptych.scenario.Action;
import diptych.scenario.Condition;
import diptych.scenario.Verdict;
import diptych.sim.model.Command;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A lesson is played before anybody sees it, and what does not hold is said, with the place where it can be mended. */
class RehearsalTest {
    private static final Action START = new Action.Start("web01", 1, SimTime.ZERO);
    private static final Action SETTLE = new Action.Settle(SimTime.seconds(20));
    private static final Condition RUNS = variables -> Verdict.of(state(variables).equals("Running"));
    private static final Condition NEVER = variables -> Verdict.FALSE;

    @Test void a_lesson_that_holds_has_no_faults() {
        assertThat(rehearse(List.of(START, SETTLE), Map.of("running", RUNS), "Always.\n::: running\nRuns.\n:::")).isEmpty();
    }

    @Test void an_action_that_fails_is_found_with_its_place() {
        var resize = new Action.Ask("resize", new Command.Resize("web01", Pages.ofMib(2048)));

        assertThat(rehearse(List.of(START, resize, SETTLE), Map.of(), "Always."))
            .singleElement().satisfies(fault -> {
                assertThat(fault.place()).isEqualTo(new Place.OfAction(0, 1));
                assertThat(fault.message()).startsWith("for the guest 2015 this action fails: ");
            });
    }

    @Test void an_action_that_shows_a_refusal_must_be_refused() {
        var resize = new Action.Ask("resize", new Command.Resize("web01", Pages.ofMib(2048)));
        var actions = List.of(START, resize, SETTLE);

        assertThat(rehearse(new Step("boot", 1, actions, Set.of(1), Map.of(), Set.of(), List.of()), "Always.")).isEmpty();
        assertThat(rehearse(new Step("boot", 1, actions, Set.of(1, 2), Map.of(), Set.of(), List.of()), "Always."))
            .singleElement().satisfies(fault -> {
                assertThat(fault.place()).isEqualTo(new Place.OfAction(0, 2));
                assertThat(fault.message()).startsWith("for the guest 2015 this action is not refused");
            });
    }

    @Test void a_moment_about_which_nothing_is_said_is_found() {
        assertThat(rehearse(List.of(START, SETTLE), Map.of("running", RUNS), "::: running\nRuns.\n:::"))
            .extracting(Fault::message).first().asString()
            .startsWith("nothing is said of this step at 0.0 s for the guest 2015; what is the case is 2015");
    }

    @Test void where_to_look_alone_says_nothing() {
        assertThat(rehearse(List.of(START, SETTLE), Map.of(), "::: look\nThere.\n:::"))
            .extracting(Fault::message).first().asString().startsWith("nothing is said of this step");
    }

    @Test void a_sum_below_zero_is_found() {
        assertThat(rehearse(List.of(START, SETTLE), Map.of(), "{{web01.minimum - web01.maximum}} MB"))
            .extracting(Fault::message).first().asString().startsWith("a sum in this passage is -3584 at 0.0 s");
    }

    @Test void what_never_comes_about_is_never_shown() {
        assertThat(rehearse(List.of(START, SETTLE), Map.of("never", NEVER), "Always.\n::: never today\nNever.\n:::"))
            .extracting(Fault::message).containsExactly("this situation never comes about",
                "this passage is never shown: never and today never hold together", // in English
                "this passage is never shown: never and today never hold together"); // and in Chinese
    }

    @Test void what_only_learners_bring_about_need_not_be_shown_but_must_not_come_about_either() {
        var text = "Always.\n::: never\nNever.\n:::\n::: never running\nNeither.\n:::";

        assertThat(rehearse(Map.of("never", NEVER, "running", RUNS), Set.of("never"), text + "\n::: running\nRuns.\n:::")).isEmpty();
        assertThat(rehearse(Map.of("never", NEVER, "running", RUNS), Set.of("never", "running"), text))
            .singleElement().satisfies(fault -> {
                assertThat(fault.place()).isEqualTo(new Place.OfSituation(0, "running"));
                assertThat(fault.message()).startsWith("this situation comes about although nobody has broken anything");
            });
    }

    @Test void a_situation_of_all_steps_has_to_come_about_in_one_of_them() {
        var first = new Step("boot", 1, List.of(), Map.of("running", RUNS, "never", NEVER));
        var second = new Step("run", 2, List.of(START, SETTLE), Map.of("running", RUNS, "never", NEVER));
        var lesson = SmallLesson.lesson(List.of(first, second), "# Title\nSummary.\n## Boot | Nothing\nText.\n## Run | It boots\nText.\n");

        assertThat(Rehearsal.faults(lesson, SmallLesson.NONE)).extracting(Fault::place)
            .containsExactly(new Place.OfSituation(0, "never"), new Place.OfSituation(1, "never"));
    }

    @Test void a_lesson_that_is_longer_than_a_session_may_be_is_found() {
        assertThat(rehearse(List.of(START, new Action.Settle(SimTime.seconds(8_000))), Map.of(), "Always."))
            .extracting(Fault::message).anyMatch(message -> message.contains("a session holds 7200"));
    }

    private static List<Fault> rehearse(Map<String, Condition> situations, Set<String> broken, String text) {
        return rehearse(new Step("boot", 1, List.of(START, SETTLE), situations, broken), text);
    }

    private static List<Fault> rehearse(List<Action> actions, Map<String, Condition> situations, String text) {
        return rehearse(new Step("boot", 1, actions, situations), text);
    }

    private static List<Fault> rehearse(Step step, String text) {
        var lesson = SmallLesson.lesson(List.of(step), "# Title\nSummary.\n## Boot | It boots\n" + text + "\n");
        return Rehearsal.faults(lesson, SmallLesson.NONE);
    }

    private static Object state(Map<String, Object> variables) {
        return ((Map<?, ?>) ((Map<?, ?>) variables.get("vms")).get("web01")).get("state");
    }
}
