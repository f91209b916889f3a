package diptych.web.stage;

import diptych.classroom.Moments;
import diptych.classroom.Run;
import diptych.classroom.StepSpan;
import diptych.sim.units.SimTime;
import java.util.Optional;

/** Where time goes when a button is pressed: from scene to scene, and from step to step. */
public final class Steps {
    private final Run run;
    private final Moments scenes;

    Steps(Run run, Moments scenes) {
        this.run = run;
        this.scenes = scenes;
    }

    /** The next moment at which the picture becomes another one; empty when the run has no more of them. */
    public Optional<SimTime> next(SimTime at) {
        return scenes.after(at);
    }

    /** The moment at which it last became another one; the beginning at the latest. */
    public SimTime back(SimTime at) {
        return scenes.before(at).orElse(SimTime.ZERO);
    }

    /** The outcome of this step, or if that is where we are, of the next one; empty if there is none in this run. */
    public Optional<SimTime> nextOutcome(SimTime at) {
        for (int step = stepAt(at); step < run.steps().size(); step++) {
            SimTime outcome = outcome(step);
            if (outcome.isAfter(at)) return Optional.of(outcome);
        }
        return Optional.empty();
    }

    /** The beginning of this step, or if that is where we are, of the one before it. */
    public SimTime stepBack(SimTime at) {
        for (int step = stepAt(at); step > 0; step--) {
            SimTime beginning = beginning(step);
            if (beginning.isBefore(at)) return beginning;
        }
        return SimTime.ZERO;
    }

    /** The moment at which what a step is about has happened: its last scene. */
    SimTime outcome(int step) {
        SimTime until = step + 1 < run.steps().size() ? run.steps().get(step + 1).from() : run.end();
        return scenes.before(SimTime.micros(until.micros() + 1)).filter(scene -> scene.isAfter(run.steps().get(step).from())).orElse(until);
    }

    /**
     * The moment at which what a step does has happened: the last of its scenes before it ended. What comes about later, while a learner
     * lets time pass, does not count.
     */
    SimTime reveal(int step) {
        StepSpan span = run.steps().get(step);
        return scenes.before(SimTime.micros(span.to().micros() + 1)).filter(scene -> scene.isAfter(span.from())).orElse(span.to());
    }

    /** The first moment at which something happens in a step; the first step begins with the beginning. */
    public SimTime beginning(int step) {
        return step == 0 ? SimTime.ZERO : scenes.after(run.steps().get(step).from()).orElse(run.end());
    }

    private int stepAt(SimTime at) {
        return run.stepAt(at).map(span -> run.steps().indexOf(span)).orElse(0);
    }
}
