package diptych.classroom;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.lessons.Facts;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.Scene;
import diptych.lessons.Step;
import diptych.lessons.Told;
import diptych.lessons.Truth;
import diptych.scenario.Action;
import diptych.scenario.ActionResult;
import diptych.scenario.Expressions;
import diptych.scenario.Play;
import diptych.sim.Timeline;
import diptych.sim.model.Event;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from a lesson, a guest and the moves so far. A value: one more move makes another run and leaves this one as it is.
 * Any moment of it can be looked at.
 */
public final class Run {
    private final Lesson lesson;
    private final GuestChoice guest;
    private final Play play;
    private final List<StepSpan> steps;
    private final List<ActionResult> results;
    private final Stops stops;
    private final Map<String, Truth> truths;
    private final Optional<Trial> trial;
    private final Trail trail;
    private final Timeline timeline;

    private Run(Lesson lesson, GuestChoice guest, Play play, List<StepSpan> steps, List<ActionResult> results, Stops stops,
                Map<String, Truth> truths, Optional<Trial> trial, Trail trail) {
        this.lesson = lesson;
        this.guest = guest;
        this.play = play;
        this.steps = List.copyOf(steps);
        this.results = List.copyOf(results);
        this.stops = stops;
        this.truths = Map.copyOf(truths);
        this.trial = trial;
        this.trail = trail;
        this.timeline = play.timeline().with(trail);
    }

    /** A lesson that has not begun. */
    public static Run begin(Lesson lesson, GuestChoice guest, Expressions expressions) {
        return new Run(lesson, guest, Play.of(lesson.scenarioFor(guest), expressions), List.of(), List.of(), Stops.NONE,
            Map.of(), Optional.empty(), Trail.begin());
    }

    /**
     * The run after one more move.
     *
     * @throws IllegalStateException if no step is left to play; whoever takes moves from people asks {@link #hasNextStep} first
     */
    public Run after(Move move) {
        return switch (move) {
            case NextStep next -> playing(nextStep().orElseThrow(() -> new IllegalStateException("no step is left to play")));
            case Act act -> acting(act);
            case Pass pass -> passing(pass);
        };
    }

    private Run playing(Step step) {
        var going = new Going();
        var done = new ArrayList<>(results);
        for (Action action : step.actions()) done.add(going.play.perform(action));
        var spans = new ArrayList<>(steps);
        spans.add(new StepSpan(step, end(), going.play.timeline().end(), timeline().now()));
        var known = new HashMap<>(truths);
        known.putAll(Truths.of(step, going.timeline(), timeline().now(), going.gathering.stops().moments().allAfter(end())));
        var begun = spans.size() < lesson.steps().size() ? Optional.<Trial>empty()
            : lesson.challenge().map(challenge -> Trial.begin(challenge, going.play.world()));
        begun.ifPresent(trying -> spans.add(new StepSpan(trying.challenge().step(), trying.start(), trying.end(), going.play.world())));
        return going.run(spans, done, known, begun);
    }

    private Run acting(Act act) {
        var going = new Going();
        going.play.plan(act.at(), act.command());
        return going.on();
    }

    private Run passing(Pass pass) {
        var going = new Going();
        going.play.perform(new Action.Settle(SimTime.seconds(pass.seconds())));
        return going.on();
    }

    /** A play that goes on from this run; what it comes through is noted. */
    private final class Going {
        private final Stops.Gathering gathering = stops.gathering();
        private final Trail further = trail.on(end());
        private final Play play = Run.this.play.copy(gathering, run -> further.came(run, gathering.notes(run.end())));

        Timeline timeline() {
            return play.timeline().with(further);
        }

        Run on() {
            return run(steps, results, truths, trial.map(trying ->
                trying.on(timeline(), end(), gathering.stops().moments().allAfter(trying.start()))));
        }

        Run run(List<StepSpan> spans, List<ActionResult> done, Map<String, Truth> known, Optional<Trial> tried) {
            return new Run(lesson, guest, play, spans, done, gathering.stops(), known, tried, further);
        }
    }

    public Timeline timeline() {
        return timeline;
    }

    /** The worlds that it has come through. */
    Trail trail() {
        return trail;
    }

    /** The steps played so far, and the challenge after them once it has begun. */
    public List<StepSpan> steps() {
        return steps;
    }

    /** What became of the actions of the steps played so far. */
    public List<ActionResult> results() {
        return results;
    }

    /** What the run says about a question; empty while the step it is about has not been played. */
    public Optional<Truth> truth(String question) {
        return Optional.ofNullable(truths.get(question));
    }

    /** How the lesson's challenge goes; empty before it, and where there is none. */
    public Optional<Trial> trial() {
        return trial;
    }

    public boolean hasNextStep() {
        return steps.size() < lesson.steps().size();
    }

    /** The step that the next move would play. */
    public Optional<Step> nextStep() {
        return hasNextStep() ? Optional.of(lesson.steps().get(steps.size())) : Optional.empty();
    }

    public SimTime end() {
        return timeline().end();
    }

    /** The nearest moment that this run has. */
    public SimTime within(SimTime moment) {
        return moment.min(end());
    }

    /** The world at a moment, or at the end if the run has not gone so far. */
    public World world(SimTime moment) {
        return timeline().at(moment);
    }

    /** The same, and what happened in it after {@code fromExclusive}. */
    public Timeline.Look look(SimTime fromExclusive, SimTime moment) {
        return timeline().look(fromExclusive, moment);
    }

    public List<Event> events(SimTime fromExclusive, SimTime toInclusive) {
        return timeline().events(fromExclusive, toInclusive);
    }

    /** What happened to disks and for backups between two moments, both included; known without simulating anything again. */
    public List<Event.OfBackup> backupEvents(SimTime from, SimTime to) {
        return stops.ofBackup(from, to);
    }

    /** The step that a moment belongs to; empty while none has been played. The first moment of all belongs to the first step. */
    public Optional<StepSpan> stepAt(SimTime moment) {
        var found = steps.stream().findFirst();
        for (StepSpan span : steps) {
            if (span.from().isBefore(moment)) found = Optional.of(span);
        }
        return found;
    }

    /** What the lesson says about a world of this run; empty while no step has been played. */
    public Optional<Told> told(Language language, World shown) {
        return stepAt(shown.now()).map(span -> lesson.text(language).steps().get(span.step().phase() - 1).tell(scene(span, shown)));
    }

    /** What is so when a step begins: what its questions are asked about. */
    public Scene asking(Step step, World before) {
        return step.scene(guest, new Facts(before), new Facts(before));
    }

    /** What is so at the end of a step that was played: what its questions are answered from. */
    public Scene answering(StepSpan span) {
        return scene(span, world(span.to()));
    }

    /** What is so at a moment of the challenge. */
    public Scene challenging(SimTime moment) {
        return scene(steps.getLast(), world(moment));
    }

    Scene scene(StepSpan span, World shown) {
        return span.step().scene(guest, new Facts(shown), new Facts(span.before()));
    }

    /** The moments worth a look, in order. */
    public List<SimTime> stops() {
        return stops.moments().all();
    }

    /** Those after a moment, in order. */
    public List<SimTime> stopsAfter(SimTime moment) {
        return stops.moments().allAfter(moment);
    }

    public Optional<SimTime> nextStop(SimTime moment) {
        return stops.moments().after(moment);
    }

    public Optional<SimTime> previousStop(SimTime moment) {
        return stops.moments().before(moment);
    }

    /** Where the next step begins, or else the end; empty at the end. */
    public Optional<SimTime> nextPhase(SimTime moment) {
        return borders().stream().filter(border -> border.isAfter(moment)).findFirst();
    }

    /** Where this step began, or the one before it when that is now; empty at the beginning. */
    public Optional<SimTime> previousPhase(SimTime moment) {
        return borders().reversed().stream().filter(border -> border.isBefore(moment)).findFirst();
    }

    private List<SimTime> borders() {
        var borders = new ArrayList<>(steps.stream().map(StepSpan::from).toList());
        borders.add(end());
        return borders;
    }
}
