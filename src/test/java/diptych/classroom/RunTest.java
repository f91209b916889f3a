package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.lessons.Language;
import diptych.lessons.Step;
import diptych.scenario.Action;
import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run can be looked at from any moment of it: which step it belongs to, what is said there, and where to go from there. */
class RunTest {
    private static final Run BEGUN = Run.begin(SmallLesson.lesson(), SmallLesson.OLD, SmallLesson.NONE);
    private static final Run BOOTED = BEGUN.after(new NextStep());
    private static final Run GROWN = BOOTED.after(new Pass(10)).after(new NextStep());

    @Test void before_the_first_step_there_is_nothing_to_tell() {
        assertThat(BEGUN.stepAt(SimTime.ZERO)).isEmpty();
        assertThat(BEGUN.told(Language.EN, BEGUN.world(SimTime.ZERO))).isEmpty();
        assertThat(BEGUN.nextStop(SimTime.ZERO)).isEmpty();
        assertThat(BEGUN.nextPhase(SimTime.ZERO)).isEmpty();
    }

    @Test void a_step_lasts_until_the_next_is_played_and_its_last_moment_is_its_own() {
        assertThat(step(0)).isEqualTo("boot");
        assertThat(step(60)).isEqualTo("boot");
        assertThat(step(70)).isEqualTo("boot");
        assertThat(GROWN.stepAt(SimTime.micros(70_000_001)).orElseThrow().step().id()).isEqualTo("grow");
        assertThat(step(91)).isEqualTo("grow");
        assertThat(step(9_999)).isEqualTo("grow");
    }

    @Test void the_text_is_filled_from_the_moment_shown_and_from_the_beginning_of_its_step() {
        var end = GROWN.world(GROWN.end());
        long assigned = end.vm("web01").account().assigned().mib();

        assertThat(assigned).isGreaterThan(1024);
        assertThat(GROWN.told(Language.EN, end).orElseThrow().story()).isEqualTo("<p>Assigned: " + assigned + ", was 1024.</p>\n");
        assertThat(GROWN.told(Language.EN, GROWN.world(SimTime.ZERO)).orElseThrow().heading()).isEqualTo("The guest boots");
    }

    @Test void stops_are_the_moments_at_which_something_happens_and_a_report_that_says_nothing_new_is_nothing() {
        var reports = GROWN.events(SimTime.ZERO, GROWN.end()).stream()
            .filter(event -> event instanceof Event.Sent sent && sent.message() instanceof Message.StatusReport).map(Event::at).toList();

        assertThat(GROWN.stops()).isSorted().doesNotHaveDuplicates();
        assertThat(reports.get(0)).isIn(GROWN.stops());
        assertThat(reports.get(1)).isNotIn(GROWN.stops());
    }

    @Test void from_stop_to_stop_forward_and_back_is_the_same_way() {
        var forward = new java.util.ArrayList<SimTime>();
        for (var at = GROWN.nextStop(SimTime.ZERO); at.isPresent(); at = GROWN.nextStop(at.get())) forward.add(at.get());
        var back = new java.util.ArrayList<SimTime>();
        for (var at = GROWN.previousStop(GROWN.end().nextWholeSecond()); at.isPresent(); at = GROWN.previousStop(at.get())) {
            back.add(0, at.get());
        }

        assertThat(forward).isEqualTo(GROWN.stops().stream().filter(stop -> stop.isAfter(SimTime.ZERO)).toList());
        assertThat(back).isEqualTo(GROWN.stops());
    }

    @Test void what_a_step_does_at_its_very_first_moment_is_a_stop_too() {
        var start = new Action.Start("web01", 1, SimTime.ZERO);
        var stress = new Command.Stress("web01", Pages.ofMib(100), Pages.ofMib(100), SimTime.ZERO, SimTime.seconds(60), false);
        var atOnce = SmallLesson.lesson(List.of(new Step("boot", 1, List.of(start), Map.of()),
            new Step("grow", 2, List.of(new Action.Ask("stress", stress), new Action.Settle(SimTime.seconds(9))), Map.of())),
            "# T\nSummary.\n## A | A\nA.\n## B | B\nB.\n");

        var booted = Run.begin(atOnce, SmallLesson.OLD, SmallLesson.NONE).after(new NextStep());
        var stopsBefore = booted.stops();
        var grown = booted.after(new Pass(1)).after(new NextStep());

        assertThat(stopsBefore).doesNotContain(SimTime.seconds(6));
        assertThat(grown.stops()).contains(SimTime.seconds(6));
    }

    @Test void stops_found_move_by_move_are_those_found_at_once() {
        var slowly = BOOTED;
        for (int i = 0; i < 10; i++) slowly = slowly.after(new Pass(1));

        assertThat(slowly.after(new NextStep()).stops()).isEqualTo(GROWN.stops());
    }

    @Test void phases_border_where_steps_begin() {
        assertThat(GROWN.nextPhase(SimTime.ZERO)).contains(SimTime.seconds(70));
        assertThat(GROWN.nextPhase(SimTime.seconds(70))).contains(GROWN.end());
        assertThat(GROWN.nextPhase(GROWN.end())).isEqualTo(Optional.empty());
        assertThat(GROWN.previousPhase(GROWN.end())).contains(SimTime.seconds(70));
        assertThat(GROWN.previousPhase(SimTime.seconds(30))).contains(SimTime.ZERO);
        assertThat(GROWN.previousPhase(SimTime.ZERO)).isEmpty();
    }

    private static String step(long second) {
        return GROWN.stepAt(SimTime.seconds(second)).orElseThrow().step().id();
    }
}
