package diptych.classroom;

import diptych.lessons.Challenge;
import diptych.lessons.Challenge.Doing;
import diptych.lessons.Challenge.Way;
import diptych.lessons.Goal;
import diptych.scenario.Condition;
import diptych.sim.Timeline;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a challenge goes: its goals, judged over every whole second and every moment at which something happened, from its beginning until
 * it is over. A value that goes on with its run, and looks at no moment twice; a goal that is decided is not asked again. What is the
 * case at the end of a run may still be changed at that very moment, so that it is kept apart.
 */
public final class Trial {
    private final Challenge challenge;
    private final World before;
    /** Of all moments before the end. */
    private final Map<String, Progress> settled;
    /** And of the end. */
    private final Map<String, Progress> judged;

    private Trial(Challenge challenge, World before, Map<String, Progress> settled, Map<String, Progress> judged) {
        this.challenge = challenge;
        this.before = before;
        this.settled = settled;
        this.judged = judged;
    }

    /** What became of a goal. @param met whether it is reached; if not, it cannot be any more */
    public record Decided(SimTime at, boolean met) {}

    /** @param since when what it asks for has been true without a break */
    private record Progress(Optional<SimTime> since, Optional<Decided> decided) {
        static final Progress NONE = new Progress(Optional.empty(), Optional.empty());

        Progress holding(SimTime at) {
            return new Progress(since.or(() -> Optional.of(at)), decided);
        }

        Progress decided(SimTime at, boolean met) {
            return new Progress(since, Optional.of(new Decided(at, met)));
        }
    }

    /** How a goal stands at a moment. */
    public enum State {
        /** Not yet reached. */
        OPEN,
        /** Kept so far. */
        KEPT,
        REACHED,
        /** It cannot be reached any more. */
        MISSED
    }

    /**
     * A goal, and how it stands at a moment.
     *
     * @param since when it was reached or missed
     */
    public record Standing(Goal goal, State state, Optional<SimTime> since) {}

    /** One that begins now. */
    static Trial begin(Challenge challenge, World before) {
        var nothing = new LinkedHashMap<String, Progress>();
        challenge.goals().forEach(goal -> nothing.put(goal.id(), Progress.NONE));
        var trial = new Trial(challenge, before, nothing, nothing);
        return new Trial(challenge, before, nothing, trial.after(nothing, before));
    }

    /**
     * The same when the run has gone on.
     *
     * @param since how far it had gone
     * @param stops the moments since it began at which something happened
     */
    Trial on(Timeline timeline, SimTime since, List<SimTime> stops) {
        var further = settled;
        for (World world : timeline.worlds(moments(since, timeline.end(), stops))) further = after(further, world);
        SimTime end = timeline.end();
        boolean looks = end.isWholeSecond() || end.equals(start()) || end.equals(end()) || stops.contains(end);
        var judgedNow = looks && !end.isAfter(end()) ? after(further, timeline.now()) : further;
        return new Trial(challenge, before, further, judgedNow);
    }

    /** From a moment until before another one, as long as the challenge lasts. */
    private List<SimTime> moments(SimTime from, SimTime until, List<SimTime> stops) {
        var moments = new TreeSet<>(stops);
        for (SimTime second = from.equals(start()) || from.isWholeSecond() ? from : from.nextWholeSecond(); second.isBefore(until);
            second = second.nextWholeSecond()) moments.add(second);
        moments.add(end());
        return moments.stream().filter(each -> !each.isBefore(from) && each.isBefore(until) && !each.isAfter(end())).toList();
    }

    private Map<String, Progress> after(Map<String, Progress> known, World world) {
        var now = new Now(world, Condition.comparison(world, before));
        var next = new LinkedHashMap<String, Progress>();
        for (Goal goal : challenge.goals()) next.put(goal.id(), after(goal, known.get(goal.id()), now));
        return next;
    }

    /** A world, and what expressions can say of it. */
    private record Now(World world, Map<String, Object> variables) {
        SimTime at() {
            return world.now();
        }

        boolean is(Condition condition) {
            return condition.holds(variables);
        }
    }

    private Progress after(Goal goal, Progress known, Now now) {
        if (known.decided.isPresent()) return known;
        boolean last = now.at().equals(end());
        return switch (goal) {
            case Goal.Always always when isEarly(always.from(), now) -> known;
            case Goal.Always always when !now.is(always.condition()) -> known.decided(now.at(), false);
            case Goal.Always always -> last ? known.decided(now.at(), true) : known;
            case Goal.Held held -> isEarly(held.from(), now) ? known : held(held, known, now, last);
            case Goal.Once once when now.is(once.condition()) -> known.decided(now.at(), true);
            case Goal.Once once -> last ? known.decided(now.at(), false) : known;
            case Goal.Finally atLast -> last ? known.decided(now.at(), now.is(atLast.condition())) : known;
            case Goal.Commands commands -> known;
        };
    }

    private Progress held(Goal.Held held, Progress known, Now now, boolean last) {
        boolean holds = now.is(held.condition());
        var going = holds ? known.holding(now.at()) : Progress.NONE;
        if (holds && !now.at().isBefore(going.since.orElseThrow().plus(held.length()))) return going.decided(now.at(), true);
        return last ? going.decided(now.at(), false) : going;
    }

    private boolean isEarly(SimTime from, Now now) {
        return now.at().isBefore(start().plus(from));
    }

    /** What somebody does who takes a way: the moves after those of the steps, until it is over. */
    public List<Move> moves(Way way) {
        var moves = new ArrayList<Move>();
        for (Doing doing : way.doings()) moves.add(new Move.Act(start().plus(doing.after()), Sandbox.BY_HAND + doing.line(),
            doing.command()));
        moves.add(new Move.Pass(challenge.lasts()));
        return moves;
    }

    public Challenge challenge() {
        return challenge;
    }

    public SimTime start() {
        return before.now();
    }

    /** The moment at which it is judged. */
    public SimTime end() {
        return start().plus(SimTime.seconds(challenge.lasts()));
    }

    public boolean isOver(SimTime at) {
        return !at.isBefore(end());
    }

    /** How each goal stands at a moment that its run has. @param acts when the learner gave commands, in order */
    public List<Standing> standings(SimTime at, List<SimTime> acts) {
        var standings = new ArrayList<Standing>();
        for (Goal goal : challenge.goals()) {
            var decided = (goal instanceof Goal.Commands commands ? counted(commands, acts, at) : judged.get(goal.id()).decided)
                .filter(each -> !each.at.isAfter(at));
            State open = goal instanceof Goal.Always || goal instanceof Goal.Commands ? State.KEPT : State.OPEN;
            standings.add(new Standing(goal, decided.map(each -> each.met ? State.REACHED : State.MISSED).orElse(open),
                decided.map(Decided::at)));
        }
        return standings;
    }

    private Optional<Decided> counted(Goal.Commands goal, List<SimTime> acts, SimTime at) {
        if (acts.size() > goal.most() && !acts.get(goal.most()).isAfter(end())) {
            return Optional.of(new Decided(acts.get(goal.most()), false));
        }
        return isOver(at) ? Optional.of(new Decided(end(), true)) : Optional.empty();
    }

    /** Whether a goal asks for what is so in a world at this moment; for those that ask for the last moment only. */
    public boolean isSo(Goal.Finally goal, World now) {
        return goal.condition().holds(Condition.comparison(now, before));
    }
}
