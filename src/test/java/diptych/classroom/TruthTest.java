package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Answers.Given;
import diptych.classroom.Answers.Occasion;
import diptych.classroom.Answers.Sureness;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.lessons.Answer;
import diptych.lessons.Lesson;
import diptych.lessons.Placeholder;
import diptych.lessons.Question;
import diptych.lessons.Question.Claim;
import diptych.lessons.Question.Shape;
import diptych.lessons.Question.Unit;
import diptych.lessons.Question.When;
import diptych.lessons.Step;
import diptych.lessons.Truth;
import diptych.scenario.Condition;
import diptych.scenario.Verdict;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** What is right is said by the run, for the learner's own guest and whatever the learner has done; nobody writes it down. */
class TruthTest {
    private static final List<String> VMS = List.of("web01");
    private static final Question STATE = new Question.Choice("state", When.AHEAD,
        List.of(new Claim("running", reads("state", vm -> "Running".equals(vm.get("state")) ? 1 : 0)),
            new Claim("off", reads("state", vm -> "Off".equals(vm.get("state")) ? 1 : 0))));
    private static final Question ASSIGNED = new Question.Amount("assigned", When.AHEAD, Placeholder.sum("web01.assigned", VMS),
        10, Unit.MB);
    private static final Question FIRST = new Question.Order("first", When.AHEAD, List.of(
        new Claim("reports", reads("demand", vm -> (Long) vm.get("demand"))),
        new Claim("runs", reads("state", vm -> "Running".equals(vm.get("state")) ? 1 : 0)),
        new Claim("shrinks", reads("ballooned", vm -> (Long) vm.get("ballooned")))));
    private static final Question COURSE = new Question.Curve("course", When.AHEAD, Placeholder.sum("web01.assigned", VMS),
        Placeholder.sum("web01.maximum", VMS), List.of(new Shape("high", List.of(0.9, 0.9)), new Shape("low", List.of(0.25, 0.25))));

    @Test void a_choice_has_the_answer_that_the_world_gives_at_the_end_of_the_step() {
        assertThat(played(STATE)).isEqualTo(new Truth.Claims(Set.of("running")));
    }

    @Test void whoever_turns_the_machine_off_meanwhile_gets_another_answer() {
        var run = Run.begin(lesson(STATE), SmallLesson.OLD, SmallLesson.NONE);
        var act = new Act(SimTime.seconds(30), "off", new Command.TurnOff("web01"));

        assertThat(run.after(act).after(new NextStep()).truth("state")).contains(new Truth.Claims(Set.of("off")));
    }

    @Test void a_number_may_be_a_little_off() {
        Truth truth = played(ASSIGNED);

        assertThat(truth).isEqualTo(new Truth.Amount(1024, 10));
        assertThat(truth.agrees(new Answer.Counted(1034))).isTrue();
        assertThat(truth.agrees(new Answer.Counted(1035))).isFalse();
        assertThat(truth.agrees(new Answer.Skipped())).isFalse();
    }

    @Test void cards_stand_in_the_order_in_which_they_came_true_and_what_never_did_does_not_count() {
        Truth truth = played(FIRST);

        assertThat(truth).isEqualTo(new Truth.Order(List.of("runs", "reports")));
        assertThat(truth.agrees(new Answer.Ordered(List.of("runs", "shrinks", "reports")))).isTrue();
        assertThat(truth.agrees(new Answer.Ordered(List.of("reports", "runs", "shrinks")))).isFalse();
    }

    @Test void of_several_curves_the_nearest_is_right() {
        var course = (Truth.Course) played(COURSE);

        assertThat(course.nearest()).isEqualTo("low");
        assertThat(course.heights()).last().isEqualTo(0.25);
        assertThat(course.agrees(new Answer.Chosen("low"))).isTrue();
    }

    @Test void a_question_about_a_step_that_was_not_played_has_no_answer_yet() {
        assertThat(Run.begin(lesson(STATE), SmallLesson.OLD, SmallLesson.NONE).truth("state")).isEmpty();
    }

    @Test void a_rehearsal_objects_to_a_question_without_one_clear_answer() {
        Question never = new Question.Choice("never", When.AHEAD,
            List.of(new Claim("a", variables -> Verdict.FALSE), new Claim("b", variables -> Verdict.FALSE)));
        Question both = new Question.Choice("both", When.AHEAD,
            List.of(new Claim("a", variables -> Verdict.TRUE), new Claim("b", variables -> Verdict.TRUE)));
        Question alike = new Question.Curve("alike", When.AHEAD, Placeholder.sum("web01.assigned", VMS),
            Placeholder.sum("web01.maximum", VMS), List.of(new Shape("a", List.of(0.2, 0.2)), new Shape("b", List.of(0.21, 0.21))));

        assertThat(Rehearsal.faults(lesson(never, both, alike, FIRST), SmallLesson.NONE)).extracting(Rehearsal.Fault::message)
            .anyMatch(message -> message.contains("none of the answers is true"))
            .anyMatch(message -> message.contains("several answers are true when the step has been played: a, b"))
            .anyMatch(message -> message.contains("two curves are about equally near"))
            .anyMatch(message -> message.contains("not every card comes true"));
    }

    @Test void of_all_answers_to_a_question_the_first_and_the_last_are_kept() {
        var answers = Answers.NONE;
        for (String option : List.of("a", "b", "c", "d")) answers = answers.plus(given(option, Occasion.PREDICTED));
        answers = answers.plus(given("e", Occasion.SAW));

        assertThat(answers.given()).hasSize(3);
        assertThat(answers.first("q", Occasion.PREDICTED)).contains(given("a", Occasion.PREDICTED));
        assertThat(answers.last("q", Occasion.PREDICTED)).contains(given("d", Occasion.PREDICTED));
        assertThat(answers.times("q", Occasion.SAW)).isEqualTo(1);
        assertThat(answers.last("q", Occasion.RECALLED)).isEmpty();
    }

    private static Given given(String option, Occasion occasion) {
        return new Given("q", occasion, new Answer.Chosen(option), Optional.of(Sureness.SURE));
    }

    private static Truth played(Question question) {
        return Run.begin(lesson(question), SmallLesson.OLD, SmallLesson.NONE).after(new NextStep()).truth(question.id()).orElseThrow();
    }

    private static Lesson lesson(Question... questions) {
        var small = SmallLesson.lesson();
        var boot = small.steps().get(0);
        var asking = new Step(boot.id(), 1, boot.actions(), Map.of(), Set.of(), List.of(questions));
        return new Lesson("small", small.topic(), small.subject(), small.scenario(), List.of(asking, small.steps().get(1)),
            Optional.empty(), small.guests(), small.texts(), SmallLesson.FINGERPRINT);
    }

    /** A condition made in code: true while what is read of web01 is above zero. */
    private static Condition reads(String field, ToLongFunction<Map<?, ?>> value) {
        return variables -> {
            var vm = (Map<?, ?>) ((Map<?, ?>) variables.get("vms")).get("web01");
            return vm.get(field) != null && value.applyAsLong(vm) > 0 ? Verdict.TRUE : Verdict.FALSE;
        };
    }
}
