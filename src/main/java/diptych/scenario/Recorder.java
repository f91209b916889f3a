package diptych.scenario;

import diptych.sim.Laws;
import diptych.sim.model.Event;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes down what happens in a play: events, logs, and at every second whether what should hold holds. */
final class Recorder implements Watcher {
    /** So many sentences about broken laws are kept; more would say the same. */
    private static final int MOST_BREACHES = 100;

    private final EventLog events;
    private final Map<String, SimTime> breaches = new LinkedHashMap<>();
    private final List<Promise> always = new ArrayList<>();
    private final LogKeeper logs = new LogKeeper();
    private final Bounds bounds;
    private final Budget budget;
    private long samplesTaken;
    private long looks;
    private Supplier<Map<String, List<Sample>>> samples = Map::of;
    private SimTime judged = SimTime.ZERO;

    /** Something that should always be true, and since when it was not. */
    private static final class Promise {
        final String text;
        final Condition condition;
        SimTime brokenAt = SimTime.NEVER;
        String error = "";

        Promise(String text, Condition condition) {
            this.text = text;
            this.condition = condition;
        }
    }

    Recorder(Scenario scenario, Expressions expressions, Bounds bounds, Budget budget) {
        this.events = new EventLog(scenario.vmNames());
        this.bounds = bounds;
        this.budget = budget;
        var vocabulary = Vocabulary.ofConditions().namesOnly();
        scenario.always().forEach(text -> always.add(new Promise(text, expressions.ready(text, vocabulary))));
    }

    /** Promises may speak of the samples so far. */
    void follow(Play play) {
        samples = play::samples;
    }

    @Override
    public void saw(Event event) {
        budget.check(); // one command may start thousands of programs
        if (events.size() >= bounds.events()) throw new OverLimit(Limit.EVENTS, "more happens in the run");
        events.write(event);
    }

    @Override
    public void sampled(World world) {
        samplesTaken++;
        looks += world.vms().size();
        if (samplesTaken > Limit.SAMPLES.most()) throw new OverLimit(Limit.SAMPLES, "the run takes more");
        if (looks > bounds.looks()) throw new OverLimit(Limit.LOOKS, "the run takes more");
    }

    @Override
    public void now(World world) {
        budget.check();
        logs.now(world);
        if (world.now().isWholeSecond() && world.now().isAfter(judged)) judge(world);
    }

    @Override
    public void pulse() {
        budget.check();
    }

    /** A run in which no second passed is judged once, at its end. */
    void end(World world) {
        if (judged.equals(SimTime.ZERO)) judge(world);
    }

    private void judge(World world) {
        judged = world.now();
        for (String sentence : Laws.broken(world)) {
            if (breaches.size() < MOST_BREACHES) breaches.putIfAbsent(sentence, world.now());
        }
        if (always.isEmpty()) return;
        var variables = Views.condition(world, samples.get());
        for (Promise promise : always) {
            if (promise.brokenAt == SimTime.NEVER) keep(promise, variables, world.now());
        }
    }

    private void keep(Promise promise, Map<String, Object> variables, SimTime now) {
        Verdict verdict = promise.condition.in(variables, this::pulse);
        if (verdict.held()) return;
        promise.brokenAt = now;
        promise.error = verdict.error();
    }

    List<Event> events() {
        return events;
    }

    Map<String, List<String>> logs(World end) {
        return logs.of(end);
    }

    List<Result.Always> always() {
        return always.stream().map(promise -> new Result.Always(promise.text, promise.brokenAt, promise.error)).toList();
    }

    List<Result.BrokenLaw> laws() {
        var broken = new ArrayList<Result.BrokenLaw>();
        breaches.forEach((sentence, at) -> broken.add(new Result.BrokenLaw(at, sentence)));
        return broken;
    }
}
