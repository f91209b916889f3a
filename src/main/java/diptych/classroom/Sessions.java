package diptych.classroom;

import diptych.classroom.Deed.What;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Moved.Refusal;
import diptych.classroom.Reopening.Levers;
import diptych.classroom.Reopening.Reopened;
import diptych.classroom.Session.Origin;
import diptych.lessons.Challenge.Way;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import diptych.link.SharedRun;
import diptych.scenario.Expressions;
import diptych.sim.Simulation;
import diptych.sim.model.Outcome;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sessions of this process, in memory. A session costs a few hundred bytes; its run is computed when it is asked for and
 * kept for a while. Learners who have made the same moves in the same lesson share one run, so that a class that walks through a
 * lesson together computes it once. Safe for use by many threads.
 */
public final class Sessions {
    /** So many sessions are held; the one that nobody has asked for longest makes room for a new one. */
    public static final int MOST_SESSIONS = 20_000;
    /** So far a run goes. Passes that follow each other are one move, so this bounds the moves of a session as well. */
    public static final SimTime LONGEST_RUN = SimTime.seconds(7_200);
    /** The shortest time that can be let pass, in seconds. */
    public static final int LEAST_PASS = 1;
    /** The longest time that can be let pass at once, in seconds. */
    public static final int LONGEST_PASS = 600;
    /** So many sessions may stem from one beginning, that one included. */
    public static final int MOST_BRANCHES = 50;

    private final Register register;
    private final Runs runs;
    private final Undoing undoing;

    public Sessions(Expressions expressions) {
        this(expressions, MOST_SESSIONS, Runs.RUNS_KIB);
    }

    Sessions(Expressions expressions, int mostSessions, long runsKib) {
        this.register = new Register(mostSessions);
        this.runs = new Runs(expressions, runsKib);
        this.undoing = new Undoing(register, runs);
    }

    /** A new session at the beginning of a lesson. */
    public Session start(Lesson lesson, GuestChoice guest) {
        return start(lesson, guest, List.of());
    }

    /** A new session in which some moves have been made already. */
    public Session start(Lesson lesson, GuestChoice guest, List<Move> moves) {
        return register.begin(lesson, guest, moves, Optional.empty());
    }

    /** A moment of a session as the beginning of a sandbox, which is no branch of it: nothing that is done there is done here. */
    public Session sandbox(Session session, SimTime at) {
        var entrance = Sandbox.from(session, run(session), at);
        var origin = Optional.of(session.id()).filter(id -> !id.isEmpty()).map(id -> new Origin(id, at));
        return register.begin(entrance.lesson(), entrance.lesson().defaultGuest(), entrance.moves(), origin);
    }

    public Optional<Session> find(String id) {
        return register.find(id);
    }

    /** All sessions that stem from the same beginning as this one, in the order in which they were made. */
    public List<Session> family(Session session) {
        return register.family(session);
    }

    /** How many sessions are held. */
    public int size() {
        return register.size();
    }

    /** Makes a move, or says why not; a session that is moved from two places at once makes both moves, one after the other. */
    public Moved move(String id, Move move) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return new Moved.Unknown();
            var why = refusal(session, move);
            if (why.isPresent()) return new Moved.Refused(why.get());
            var further = session.plus(move, run(session).end());
            if (runs.of(session, further, move).end().isAfter(LONGEST_RUN)) return new Moved.Refused(Refusal.RUN_IS_FULL);
            if (!register.canKeepFuture(session)) return new Moved.Refused(Refusal.TOO_MANY_BRANCHES);
            if (!register.goOn(session, further)) continue;
            if (move instanceof Pass) runs.forget(session); // who lets second after second pass would fill the room
            return new Moved.Done(further);
        }
    }

    /** Keeps what a learner says to a question. Empty if there is no such session. */
    public Optional<Session> answer(String id, Answers.Given answer) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return Optional.empty();
            var further = session.plus(answer);
            if (register.replace(session, further)) return Optional.of(further);
        }
    }

    /** Keeps that so many hints of the challenge have been opened. Empty if there is no such session. */
    public Optional<Session> openHints(String id, int opened) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return Optional.empty();
            var further = session.withHints(opened);
            if (register.replace(session, further)) return Optional.of(further);
        }
    }

    /** A session in which a challenge has just begun; the old one stays what it is. One that is there already is used again. */
    public Moved tryAgain(String id) {
        return attempt(id, begun -> List.of());
    }

    /** A session in which a challenge is done as its author would. One that is there already is used again. */
    public Moved solved(String id, Way way) {
        return attempt(id, begun -> begun.moves(way));
    }

    private Moved attempt(String id, Function<Trial, List<Move>> after) {
        var session = find(id).orElse(null);
        if (session == null) return new Moved.Unknown();
        var moves = new ArrayList<Move>(Collections.nCopies(session.lesson().steps().size(), new NextStep()));
        var begun = runs.of(session.lesson(), session.guest(), moves).trial().orElseThrow();
        moves.addAll(after.apply(begun));
        var origin = Optional.of(new Origin(id, run(session).within(begun.start())));
        var twin = family(session).stream().filter(each -> each.runsLike(session.guest(), moves)).findFirst();
        return twin.<Moved>map(Moved.Done::new).orElseGet(() -> register.branch(session, (child, number) ->
            session.child(child, number, session.guest(), moves, origin, History.NONE)));
    }

    /** A session that makes the same moves with another guest; the old one stays what it is. One that is there already is used again. */
    public Moved withGuest(String id, GuestChoice guest, SimTime at) {
        var session = find(id).orElse(null);
        if (session == null) return new Moved.Unknown();
        var twin = family(session).stream().filter(each -> each.runsLike(guest, session.moves())).findFirst();
        return twin.<Moved>map(Moved.Done::new).orElseGet(() -> register.branch(session, (child, number) ->
            session.child(child, number, guest, session.moves(), session.origin(), new What.Chose(guest), at)));
    }

    /**
     * Does something to the world at a moment of a session. What happened until then stays, and so does what was going on: the step
     * under way goes on with it. What came after is another story; so this is a session of its own, and the old one keeps its future.
     * Only who has acted before, or is in a sandbox, and acts where nothing came after, goes on in the same session.
     */
    public Moved act(String id, Act act) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return new Moved.Unknown();
            var run = run(session);
            if (act.at().isAfter(run.end())) throw new IllegalArgumentException(act.at() + " is after the end of the run, " + run.end());
            if (Simulation.submit(run.world(act.at()), act.command(), Witness.NOBODY) instanceof Outcome.Refused refused) {
                return new Moved.NotPossible(refused.message());
            }
            var moves = movesWith(session, act);
            if (end(session, moves).isAfter(LONGEST_RUN)) return new Moved.Refused(Refusal.RUN_IS_FULL);
            var what = new What.Made(act);
            boolean goesOn = (Sandbox.is(session.lesson()) || !session.acts().isEmpty())
                && moves.subList(0, moves.size() - 1).equals(session.moves());
            if (!goesOn) {
                var origin = Optional.of(new Origin(id, act.at()));
                return register.branch(session, (child, number) ->
                    session.child(child, number, session.guest(), moves, origin, what, act.at()));
            }
            if (!register.canKeepFuture(session)) return new Moved.Refused(Refusal.TOO_MANY_BRANCHES);
            var further = session.changed(what, act.at(), moves);
            if (register.goOn(session, further)) return new Moved.Done(further);
        }
    }

    /** What a link carries, as a session that nobody holds, as far as it can be; the same work for the same link is done once. */
    public Reopened reopen(Lesson lesson, SharedRun shared, Levers levers) {
        return Reopening.of(runs, lesson, shared, levers);
    }

    /** Takes the last deed back. */
    public Turned undo(String id) {
        return undoing.undo(id);
    }

    /** Does the deed again that was undone last. */
    public Turned redo(String id) {
        return undoing.redo(id);
    }

    /** Starts over, as far back as is wished; the step is the one that a moment belongs to. Where that changes nothing, nothing is done. */
    public Turned restart(String id, Restart restart, SimTime at) {
        return undoing.restart(id, restart, at);
    }

    /** Forgets a session that was made for something that could not be done in it. */
    public void forget(String id) {
        register.forget(id);
    }

    /** Gives a session a name among its family; {@link Kin#name} has looked at it. */
    public Optional<Session> rename(String id, String name) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return Optional.empty();
            var named = session.named(name);
            if (register.replace(session, named)) return Optional.of(named);
        }
    }

    /** The moves that lead to a moment, with something done then; the move that was under way comes after it, and goes on. */
    private List<Move> movesWith(Session session, Act act) {
        var moves = new ArrayList<Move>();
        for (Move move : session.moves()) {
            if (move instanceof Act earlier) {
                if (!earlier.at().isAfter(act.at())) moves.add(move);
                continue;
            }
            if (!moves.isEmpty() && !end(session, moves).isBefore(act.at())) break;
            moves.add(move);
            if (end(session, moves).isAfter(act.at())) {
                moves.add(moves.size() - 1, act);
                return moves;
            }
        }
        moves.add(act);
        return moves;
    }

    private SimTime end(Session session, List<Move> moves) {
        return runs.of(session.lesson(), session.guest(), moves).end();
    }

    /** What follows from a session. */
    public Run run(Session session) {
        return runs.of(session);
    }

    private Optional<Refusal> refusal(Session session, Move move) {
        return switch (move) {
            case NextStep next -> run(session).hasNextStep() ? Optional.empty() : Optional.of(Refusal.NO_STEP_LEFT);
            case Act act -> throw new IllegalArgumentException("what is done to the world makes a session of its own");
            case Pass pass -> {
                if (pass.seconds() < LEAST_PASS || pass.seconds() > LONGEST_PASS) yield Optional.of(Refusal.NOT_THAT_LONG);
                boolean fits = !run(session).end().plus(SimTime.seconds(pass.seconds())).isAfter(LONGEST_RUN);
                yield fits ? Optional.empty() : Optional.of(Refusal.RUN_IS_FULL);
            }
        };
    }
}
