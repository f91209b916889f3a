package diptych.classroom;

import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Trial.Standing;
import diptych.classroom.Trial.State;
import diptych.lessons.Challenge;
import diptych.lessons.Challenge.Way;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.Passage;
import diptych.lessons.Passage.Part;
import diptych.lessons.Passage.Role;
import diptych.lessons.Placeholder;
import diptych.lessons.Question;
import diptych.lessons.Scene;
import diptych.lessons.Step;
import diptych.lessons.StepText;
import diptych.lessons.Truth;
import diptych.scenario.ActionResult;
import diptych.scenario.Expressions;
import diptych.scenario.OverLimit;
import diptych.sim.Laws;
import diptych.sim.Timeline;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Plays a lesson as learners would, for every guest, straight through and dawdling, looks at every second and every stop on the way,
 * more closely at what is short, and says what does not hold: an action that fails, a broken law, a moment about which nothing is said,
 * a passage that is never shown, a challenge that cannot be met or is met by itself.
 */
public final class Rehearsal {
    /** A learner who dawdles lets this much time pass after each step: more than a round of the host's. */
    private static final Pass DAWDLING = new Pass(400);
    /** How much farther than the nearest curve the next must be. */
    private static final double CLEARLY = 1.5;
    private static final double LEAST_GAP = 0.03;
    private static final SimTime SHORT = SimTime.seconds(5);
    private static final SimTime CLOSELY = SimTime.millis(100);

    private final Lesson lesson;
    private final Expressions expressions;
    /** By the place in the lesson; the first fault of a place says enough. */
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Set<Passage> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> held = new HashSet<>();

    private Rehearsal(Lesson lesson, Expressions expressions) {
        this.lesson = lesson;
        this.expressions = expressions;
    }

    /**
     * Something that does not hold.
     *
     * @param place   where in the lesson's files it is to be mended
     * @param message what does not hold, and when
     */
    public record Fault(Place place, String message) {}

    /** Where in the lesson's files something stands. */
    public sealed interface Place {
        /** An action, counted from 0 within its step. */
        record OfAction(int step, int action) implements Place {}

        /** A situation of a step. */
        record OfSituation(int step, String name) implements Place {}

        /** A question of a step. */
        record OfQuestion(int step, String question) implements Place {}

        /** The challenge. */
        record OfChallenge() implements Place {}

        /** A way to reach its goals, counted from 0. */
        record OfWay(int way) implements Place {}

        /** A line of a text. */
        record OfText(Language language, int line) implements Place {}
    }

    /** Everything that does not hold; empty for a lesson that is ready to be shown. */
    public static List<Fault> faults(Lesson lesson, Expressions expressions) {
        var rehearsal = new Rehearsal(lesson, expressions);
        for (GuestChoice guest : lesson.guests()) {
            rehearsal.play(guest, false);
            rehearsal.play(guest, true);
        }
        if (rehearsal.faults.isEmpty()) rehearsal.lookForWhatNeverHappened();
        return List.copyOf(rehearsal.faults.values());
    }

    private void play(GuestChoice guest, boolean dawdling) {
        var run = Run.begin(lesson, guest, expressions);
        for (Step step : lesson.steps()) {
            Run played;
            try {
                played = run.after(new NextStep());
            } catch (OverLimit tooMuch) {
                fault(new Place.OfAction(step.phase() - 1, 0), "this step is too much: " + tooMuch.getMessage());
                return;
            }
            checkActions(guest, dawdling, step, played.results().subList(run.results().size(), played.results().size()));
            if (!fitsIntoASession(step, played, dawdling)) return;
            lookAtWhatCame(guest, run, played);
            run = played;
            if (!dawdling) checkQuestions(guest, run, run.steps().get(step.phase() - 1));
            if (!dawdling) continue;
            var later = run.after(DAWDLING);
            lookAtWhatCame(guest, run, later);
            run = later;
        }
        if (!dawdling && run.trial().isPresent()) tryChallenge(guest, run, run.trial().get());
    }

    /** Doing nothing is not enough, and each way that the author knows reaches every goal. */
    private void tryChallenge(GuestChoice guest, Run begun, Trial trial) {
        var forTheGuest = "for the guest " + guest.id() + " ";
        if (missed(tried(guest, begun, trial.moves(new Way(List.of())))).isEmpty()) {
            fault(new Place.OfChallenge(), forTheGuest + "every goal is reached by doing nothing");
        }
        for (int i = 0; i < trial.challenge().ways().size(); i++) {
            var moves = trial.moves(trial.challenge().ways().get(i));
            var way = tried(guest, begun, moves);
            for (Move move : moves) {
                if (move instanceof Move.Act act && !way.run.timeline().asked().contains(new Timeline.Asked(act.at(), act.command()))) {
                    fault(new Place.OfWay(i), forTheGuest + "\"" + act.lever().substring(Sandbox.BY_HAND.length())
                        + "\" is refused at " + act.at());
                }
            }
            var missed = missed(way).stream().map(standing -> "\"" + standing.goal().id() + "\" at "
                + standing.since().orElseThrow()).toList();
            if (!missed.isEmpty()) fault(new Place.OfWay(i), forTheGuest + "this does not reach every goal; missed is "
                + String.join(", ", missed));
        }
    }

    /** A challenge that was tried. @param acts when commands were given */
    private record Tried(Run run, List<SimTime> acts) {}

    private Tried tried(GuestChoice guest, Run begun, List<Move> moves) {
        var run = begun;
        var acts = new ArrayList<SimTime>();
        for (Move move : moves) {
            if (move instanceof Move.Act act) acts.add(act.at());
            run = run.after(move);
        }
        lookAtWhatCame(guest, begun, run);
        return new Tried(run, acts);
    }

    private static List<Standing> missed(Tried tried) {
        return tried.run.trial().orElseThrow().standings(tried.run.end(), tried.acts).stream()
            .filter(standing -> standing.state() != State.REACHED).toList();
    }

    /** A learner who dawdles may reach the end of what a session holds; one who does not may not. */
    private boolean fitsIntoASession(Step step, Run played, boolean dawdling) {
        if (!played.end().isAfter(Sessions.LONGEST_RUN)) return true;
        if (!dawdling) {
            fault(new Place.OfAction(step.phase() - 1, 0), "this step ends at " + played.end() + ", but a session holds "
                + Sessions.LONGEST_RUN.micros() / SimTime.MICROS_PER_SECOND + " simulated seconds");
        }
        return false;
    }

    /** Looks at every moment that a move added, at once, for a run remembers its end best. */
    private void lookAtWhatCame(GuestChoice guest, Run before, Run after) {
        if (before.steps().isEmpty()) look(guest, after, after.world(before.end()));
        for (SimTime moment : momentsAfter(before.end(), after)) look(guest, after, after.world(moment));
    }

    /** Who goes straight through must find that each question has one answer. */
    private void checkQuestions(GuestChoice guest, Run run, StepSpan span) {
        for (Question question : span.step().questions()) {
            askability(question, run.truth(question.id()).orElseThrow()).ifPresent(why -> fault(
                new Place.OfQuestion(span.step().phase() - 1, question.id()), "for the guest " + guest.id() + " " + why));
        }
    }

    /** Why a question cannot be asked. */
    private static Optional<String> askability(Question question, Truth truth) {
        return Optional.ofNullable(switch (truth) {
            case Truth.Claims claims -> claims.right().size() == 1 ? null : claims.right().isEmpty()
                ? "none of the answers is true when the step has been played"
                : "several answers are true when the step has been played: " + String.join(", ", new TreeSet<>(claims.right()));
            case Truth.Amount amount -> amount.value() >= 0 ? null : "the number is " + amount.value() + ", below zero";
            case Truth.Order order -> order.cards().size() == question.options().size() ? null
                : "not every card comes true while the step is played, only " + order.cards();
            case Truth.Course course -> {
                var far = course.distances().stream().sorted().toList();
                yield far.get(1) >= far.get(0) * CLEARLY && far.get(1) - far.get(0) >= LEAST_GAP ? null
                    : "two curves are about equally near to what happens; the distances are " + course.distances();
            }
        });
    }

    private void checkActions(GuestChoice guest, boolean dawdling, Step step, List<ActionResult> results) {
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            if (result.ok() != step.refused().contains(i)) continue;
            fault(new Place.OfAction(step.phase() - 1, i), "for the guest " + guest.id() + (dawdling ? ", when the learner dawdles," : "")
                + (result.ok() ? " this action is not refused, though it says \"refused: true\""
                    : " this action fails: " + (result.message().isEmpty() ? "it did not come true in time" : result.message())));
        }
    }

    /** What is over in a few seconds is looked at more closely. */
    private static Set<SimTime> momentsAfter(SimTime seen, Run run) {
        var moments = new TreeSet<>(run.stops().stream().filter(stop -> stop.isAfter(seen)).toList());
        if (run.end().isBefore(seen.plus(SHORT))) {
            for (SimTime next = seen.plus(CLOSELY); next.isBefore(run.end()); next = next.plus(CLOSELY)) moments.add(next);
        }
        for (SimTime second = seen.nextWholeSecond(); second.isBefore(run.end()); second = second.nextWholeSecond()) moments.add(second);
        moments.add(run.end());
        return moments;
    }

    private void look(GuestChoice guest, Run run, World world) {
        var span = run.stepAt(world.now()).orElseThrow();
        var scene = run.scene(span, world);
        var moment = " at " + world.now() + " for the guest " + guest.id();
        int step = span.step().phase() - 1;
        for (String sentence : Laws.broken(world)) {
            fault(new Place.OfAction(step, 0), "a law of the simulation is broken" + moment + ": " + sentence);
        }
        held.addAll(scene.holding().stream().map(name -> step + " " + name).toList());
        for (Language language : Language.values()) look(language, lesson.text(language).steps().get(step), scene, moment);
    }

    private void look(Language language, StepText text, Scene scene, String moment) {
        var now = text.passages().stream().filter(passage -> passage.role().tells() && passage.isShownIn(scene)).toList();
        if (now.stream().noneMatch(passage -> passage.role() == Role.STORY)) {
            fault(new Place.OfText(language, text.passages().get(0).line()), "nothing is said of this step" + moment
                + "; what is the case is " + String.join(", ", new TreeSet<>(scene.holding())));
        }
        for (Passage passage : now) {
            shown.add(passage);
            for (Part part : passage.parts()) checkSum(language, passage, part, scene, moment);
        }
    }

    private void checkSum(Language language, Passage passage, Part part, Scene scene, String moment) {
        if (part instanceof Part.Filled filled && filled.placeholder() instanceof Placeholder.Sum sum && sum.value(scene) < 0) {
            fault(new Place.OfText(language, passage.line()), "a sum in this passage is " + sum.value(scene) + moment
                + "; give the passage a situation in which it is not below zero");
        }
    }

    /** What only learners bring about by breaking something need not happen here, and must not: then it is misnamed. */
    private void lookForWhatNeverHappened() {
        for (Step step : parts()) {
            int index = step.phase() - 1;
            for (String name : step.situations().keySet()) lookForSituation(step, name);
            for (Language language : Language.values()) {
                for (Passage passage : lesson.text(language).steps().get(index).passages()) {
                    boolean mayBeMissing = !passage.role().tells() || !Collections.disjoint(passage.when(), step.broken());
                    if (mayBeMissing || shown.contains(passage)) continue;
                    fault(new Place.OfText(language, passage.line()), "this passage is never shown: "
                        + String.join(" and ", new TreeSet<>(passage.when())) + " never hold together");
                }
            }
        }
    }

    /** All that is told: the steps, and the challenge after them. */
    private List<Step> parts() {
        return Stream.concat(lesson.steps().stream(), lesson.challenge().stream().map(Challenge::step)).toList();
    }

    /** One that the lesson has for every step has to come about in some step. */
    private void lookForSituation(Step step, String name) {
        int index = step.phase() - 1;
        boolean here = held.contains(index + " " + name);
        if (step.broken().contains(name)) {
            if (here) fault(new Place.OfSituation(index, name), "this situation comes about although nobody has broken anything; "
                + "it belongs under \"situations\"");
            return;
        }
        var condition = step.situations().get(name);
        boolean anywhere = parts().stream().anyMatch(other -> other.situations().get(name) == condition
            && held.contains(other.phase() - 1 + " " + name));
        if (!anywhere) fault(new Place.OfSituation(index, name), "this situation never comes about");
    }

    private void fault(Place place, String message) {
        faults.putIfAbsent(place.toString(), new Fault(place, message));
    }
}
