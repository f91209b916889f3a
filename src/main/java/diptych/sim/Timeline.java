package diptych.sim;

import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.Outcome;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as a value: where it began, what was asked when, and how far it has gone. Every moment of it can be seen again by replay;
 * a few worlds are kept for speed, the denser the nearer to the end, so that a run of n seconds keeps O(log n) of them.
 * Acting in the past is a {@link #forkAt fork}; the old run stays what it was.
 */
public final class Timeline {

    /** A command and when it was given. */
    public record Asked(SimTime at, Command command) {}

    /** What became of a command, and the run with it; a refused command leaves the run as it was. */
    public record Submitted(Timeline timeline, Outcome outcome) {}

    /**
     * A world of a run, to replay from.
     *
     * @param world how it was when everything of that moment had happened
     * @param asked how many commands had been given by then
     */
    public record Mark(World world, int asked) {}

    /** Worlds of a run that somebody keeps beside those that the run keeps itself; with them, a look back replays less. */
    @FunctionalInterface
    public interface Marks {
        Marks NONE = moment -> null;

        /** The last one at that moment or before it, which lies before the end of the run; null if there is none. */
        Mark before(SimTime moment);
    }

    private static final long SPACING = SimTime.seconds(16).micros();

    private final List<Mark> checkpoints;
    private final List<Asked> asked;
    private final World now;
    private final Marks marks;

    private Timeline(List<Mark> checkpoints, List<Asked> asked, World now, Marks marks) {
        this.checkpoints = checkpoints;
        this.asked = asked;
        this.now = now;
        this.marks = marks;
    }

    /** A run that has not begun. */
    public static Timeline of(World start) {
        return new Timeline(List.of(new Mark(start, 0)), List.of(), start, Marks.NONE);
    }

    /** The same run, which looks back from these as well; once it goes on, it is without them. */
    public Timeline with(Marks kept) {
        return new Timeline(checkpoints, asked, now, kept);
    }

    /** Its end, to look back from when it has gone on. */
    public Mark mark() {
        return new Mark(now, asked.size());
    }

    /** The world at the end. */
    public World now() {
        return now;
    }

    /** How far the run has gone. */
    public SimTime end() {
        return now.now();
    }

    /** When the run began. */
    public SimTime start() {
        return checkpoints.get(0).world.now();
    }

    /** All commands that were accepted, in order. */
    public List<Asked> asked() {
        return asked;
    }

    /** The run after more time. A moment that has passed already leaves it as it is. */
    public Timeline passing(SimTime until) {
        return passing(until, Witness.NOBODY);
    }

    public Timeline passing(SimTime until, Witness witness) {
        if (!until.isAfter(end())) return this;
        World world = now;
        var kept = checkpoints;
        for (SimTime stop = afterSpacing(world.now()); !stop.isAfter(until); stop = afterSpacing(stop)) {
            world = Simulation.advance(world, stop, witness);
            kept = thinned(kept, new Mark(world, asked.size()));
        }
        return new Timeline(kept, asked, Simulation.advance(world, until, witness), Marks.NONE);
    }

    /** Gives a command at the end of the run. */
    public Submitted submit(Command command) {
        return submit(command, Witness.NOBODY);
    }

    public Submitted submit(Command command, Witness witness) {
        Outcome outcome = Simulation.submit(now, command, witness);
        return switch (outcome) {
            case Outcome.Refused refused -> new Submitted(this, refused);
            case Outcome.Accepted accepted -> {
                var all = new ArrayList<>(asked);
                all.add(new Asked(end(), command));
                yield new Submitted(new Timeline(checkpoints, List.copyOf(all), accepted.world(), Marks.NONE), accepted);
            }
        };
    }

    /**
     * The world as it was when everything of that moment had happened; the end for a later moment.
     *
     * @throws IllegalArgumentException if the run had not begun by then
     */
    public World at(SimTime moment) {
        return moment.isBefore(end()) ? replay(moment, Witness.NOBODY) : now;
    }

    /** What happened after {@code from}, up to and including {@code to}. */
    public List<Event> events(SimTime from, SimTime to) {
        var seen = new ArrayList<Event>();
        Witness witness = event -> {
            if (event.at().isAfter(from)) seen.add(event);
        };
        replayFrom(checkpointBefore(from), to.min(end()), witness);
        return seen;
    }

    /** A moment, and what led to it. */
    public record Look(World world, List<Event> events) {}

    /** The world at a moment, and what happened after {@code from} and until then, in one replay. */
    public Look look(SimTime from, SimTime moment) {
        var seen = new ArrayList<Event>();
        Witness witness = event -> {
            if (event.at().isAfter(from)) seen.add(event);
        };
        SimTime until = moment.min(end());
        World world = replayFrom(checkpointBefore(from), until, witness).world;
        return new Look(moment.isBefore(end()) ? world : now, seen);
    }

    /** The worlds at moments that are given in order, all in one replay. */
    public List<World> worlds(List<SimTime> moments) {
        if (moments.isEmpty()) return List.of();
        var worlds = new ArrayList<World>();
        Mark at = checkpointBefore(moments.get(0));
        for (SimTime moment : moments) {
            if (moment.isBefore(end())) at = replayFrom(later(at, marks.before(moment)), moment, Witness.NOBODY);
            worlds.add(moment.isBefore(end()) ? at.world : now);
        }
        return worlds;
    }

    /** The worlds at the beginning and every {@code spacing} after it, and at the end. */
    public List<World> every(SimTime spacing) {
        var worlds = new ArrayList<World>();
        Mark at = checkpoints.get(0);
        worlds.add(at.world);
        for (SimTime moment = start().plus(spacing); moment.isBefore(end()); moment = moment.plus(spacing)) {
            at = replayFrom(at, moment, Witness.NOBODY);
            worlds.add(at.world);
        }
        worlds.add(now);
        return worlds;
    }

    /** The same run up to a moment, to go on differently from there. */
    public Timeline forkAt(SimTime moment) {
        if (!moment.isBefore(end())) return this;
        World world = replay(moment, Witness.NOBODY);
        var kept = checkpoints.stream().filter(checkpoint -> !checkpoint.world.now().isAfter(moment)).toList();
        var before = asked.stream().filter(command -> !command.at.isAfter(moment)).toList();
        return new Timeline(kept, before, world, Marks.NONE);
    }

    private World replay(SimTime moment, Witness witness) {
        return replayFrom(checkpointBefore(moment), moment, witness).world;
    }

    private Mark checkpointBefore(SimTime moment) {
        if (moment.isBefore(start())) throw new IllegalArgumentException("the run began at " + start() + ", after " + moment);
        Mark nearest = checkpoints.get(0);
        for (Mark checkpoint : checkpoints) {
            if (!checkpoint.world.now().isAfter(moment)) nearest = checkpoint;
        }
        return moment.isBefore(end()) ? later(nearest, marks.before(moment)) : nearest;
    }

    private static Mark later(Mark known, Mark other) {
        return other != null && other.world.now().isAfter(known.world.now()) ? other : known;
    }

    private Mark replayFrom(Mark from, SimTime moment, Witness witness) {
        World world = from.world;
        int next = from.asked;
        while (next < asked.size() && !asked.get(next).at.isAfter(moment)) {
            world = Simulation.advance(world, asked.get(next).at, witness);
            world = accepted(Simulation.submit(world, asked.get(next).command, witness), asked.get(next));
            next++;
        }
        return new Mark(Simulation.advance(world, moment, witness), next);
    }

    private static World accepted(Outcome outcome, Asked asked) {
        if (outcome instanceof Outcome.Accepted accepted) return accepted.world();
        throw new IllegalStateException("a command that was accepted once is refused in the replay: " + asked);
    }

    private static SimTime afterSpacing(SimTime moment) {
        return SimTime.micros((moment.micros() / SPACING + 1) * SPACING);
    }

    /**
     * Keeps two checkpoints for every doubling of the distance from the end, and of those that compete the oldest: the newest would be
     * driven out in turn, and a run that grows little by little would soon remember its last minutes only.
     */
    private static List<Mark> thinned(List<Mark> old, Mark newest) {
        var all = new ArrayList<>(old);
        all.add(newest);
        var kept = new ArrayList<Mark>();
        kept.add(all.get(0));
        long lastBand = -1;
        for (Mark checkpoint : all.subList(1, all.size())) {
            long distance = newest.world.now().since(checkpoint.world.now()).micros() / SPACING;
            long band = 64 - Long.numberOfLeadingZeros(distance);
            long half = distance == 0 ? 0 : (distance >> Math.max(0, band - 2)) & 1;
            if (band * 2 + half != lastBand) kept.add(checkpoint);
            lastBand = band * 2 + half;
        }
        return List.copyOf(kept);
    }
}
