package diptych.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Moved.Refusal;
import diptych.classroom.Session.Origin;
import diptych.lessons.Challenge.Way;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import diptych.lessons.Topic;
import diptych.scenario.Expressions;
import diptych.sim.Simulation;
import diptych.sim.Timeline.Mark;
import diptych.sim.model.Outcome;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

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
    /** So much memory computed runs may take; some 2,700 runs about memory, or 640 about backups. */
    public static final long RUNS_KIB = 160 * 1024;
    /** And so much the worlds beside them, from which one looks back: all of some 500 runs about memory, or 90 about backups. */
    public static final long TRAILS_KIB = 96 * 1024;

    /** A run with the worlds it keeps itself, and a world of a trail, as measured at the end of the lessons. */
    private static final Map<Topic, Weight> WEIGHTS = Map.of(Topic.MEMORY, new Weight(60, 1), Topic.BACKUP, new Weight(256, 4));

    private record Weight(int runKib, int worldKib) {}

    /** 144 bits: more than can be guessed, and whole characters of base64url. */
    private static final int ID_BYTES = 18;

    private final Expressions expressions;
    private final int mostSessions;
    private final Map<String, Session> sessions = new LinkedHashMap<>(1024, 0.75f, true); // in the order of use
    private final Cache<Path, Run> runs;
    /** What trails weigh, by their worlds; one that nobody has asked for longest forgets, and is as short again as its runs make it. */
    private final Cache<NavigableMap<SimTime, Mark>, Integer> trails = Caffeine.newBuilder().weakKeys().maximumWeight(TRAILS_KIB)
        .weigher((NavigableMap<SimTime, Mark> worlds, Integer kib) -> kib)
        .evictionListener((worlds, kib, why) -> {
            if (worlds != null) worlds.clear();
        }).build();
    private final SecureRandom random = new SecureRandom();

    public Sessions(Expressions expressions) {
        this(expressions, MOST_SESSIONS, RUNS_KIB);
    }

    Sessions(Expressions expressions, int mostSessions, long runsKib) {
        this.expressions = new KnownExpressions(expressions);
        this.mostSessions = mostSessions;
        this.runs = Caffeine.newBuilder().maximumWeight(runsKib)
            .weigher((Path path, Run run) -> WEIGHTS.get(path.lesson.topic()).runKib).build();
    }

    /** A new session at the beginning of a lesson. */
    public Session start(Lesson lesson, GuestChoice guest) {
        return kept(new Session(newId(), lesson, guest, List.of(), Optional.empty(), Answers.NONE));
    }

    public Optional<Session> find(String id) {
        synchronized (sessions) {
            return Optional.ofNullable(sessions.get(id));
        }
    }

    /** How many sessions are held. */
    public int size() {
        synchronized (sessions) {
            return sessions.size();
        }
    }

    /** Makes a move, or says why not; a session that is moved from two places at once makes both moves, one after the other. */
    public Moved move(String id, Move move) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return new Moved.Unknown();
            var why = refusal(session, move);
            if (why.isPresent()) return new Moved.Refused(why.get());
            var further = session.plus(move);
            if (run(session, further, move).end().isAfter(LONGEST_RUN)) return new Moved.Refused(Refusal.RUN_IS_FULL);
            if (!replaced(session, further)) continue;
            if (move instanceof Pass) runs.invalidate(Path.of(session)); // who lets second after second pass would fill the room
            return new Moved.Done(further);
        }
    }

    /** Keeps what a learner says to a question. Empty if there is no such session. */
    public Optional<Session> answer(String id, Answers.Given answer) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return Optional.empty();
            var further = session.plus(answer);
            if (replaced(session, further)) return Optional.of(further);
        }
    }

    /** Keeps that so many hints of the challenge have been opened. Empty if there is no such session. */
    public Optional<Session> openHints(String id, int opened) {
        while (true) {
            var session = find(id).orElse(null);
            if (session == null) return Optional.empty();
            var further = session.withHints(opened);
            if (replaced(session, further)) return Optional.of(further);
        }
    }

    /** A new session in which a challenge has just begun; the old one stays what it is. Empty if there is no such session. */
    public Optional<Session> tryAgain(String id) {
        return find(id).map(session -> tried(session, List.of()));
    }

    /** A new session in which a challenge is done as its author would. Empty if there is no such session. */
    public Optional<Session> solved(String id, Way way) {
        return find(id).map(session -> {
            var begun = run(new Path(session.lesson(), session.guest(), steps(session.lesson())));
            return tried(session, begun.trial().orElseThrow().moves(way));
        });
    }

    private Session tried(Session session, List<Move> after) {
        var moves = new ArrayList<>(steps(session.lesson()));
        moves.addAll(after);
        var start = run(session).trial().orElseThrow().start();
        return kept(new Session(newId(), session.lesson(), session.guest(), moves, Optional.of(new Origin(session.id(), start)),
            session.answers()));
    }

    private static List<Move> steps(Lesson lesson) {
        return Collections.nCopies(lesson.steps().size(), new NextStep());
    }

    /**
     * A new session that makes the same moves with another guest; the old one stays what it is. With another guest other things
     * happen, so that its questions have not been answered. Empty if there is no such session.
     */
    public Optional<Session> withGuest(String id, GuestChoice guest) {
        return find(id).map(session ->
            kept(new Session(newId(), session.lesson(), guest, session.moves(), session.origin(), Answers.NONE)));
    }

    /**
     * Does something to the world at a moment of a session. What happened until then stays, and so does what was going on: the step
     * under way goes on with it. What came after is another story; so this is a session of its own, and the old one keeps its future.
     */
    public Moved act(String id, Act act) {
        var session = find(id).orElse(null);
        if (session == null) return new Moved.Unknown();
        var run = run(session);
        if (act.at().isAfter(run.end())) throw new IllegalArgumentException(act.at() + " is after the end of the run, " + run.end());
        if (Simulation.submit(run.world(act.at()), act.command(), Witness.NOBODY) instanceof Outcome.Refused refused) {
            return new Moved.NotPossible(refused.message());
        }
        var moves = movesWith(session, act);
        if (run(new Path(session.lesson(), session.guest(), moves)).end().isAfter(LONGEST_RUN)) {
            return new Moved.Refused(Refusal.RUN_IS_FULL);
        }
        var origin = new Origin(id, act.at());
        return new Moved.Done(kept(new Session(newId(), session.lesson(), session.guest(), moves, Optional.of(origin), session.answers())));
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
        return run(new Path(session.lesson(), session.guest(), moves)).end();
    }

    /** What follows from a session. */
    public Run run(Session session) {
        return run(Path.of(session));
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

    /** The run after one more move, from the run before it. */
    private Run run(Session before, Session after, Move move) {
        var known = run(before);
        return weighed(after.lesson(), runs.get(Path.of(after), path -> known.after(move)));
    }

    private Run weighed(Lesson lesson, Run run) {
        var worlds = run.trail().worlds();
        trails.put(worlds, worlds.size() * WEIGHTS.get(lesson.topic()).worldKib);
        return run;
    }

    private Run run(Path path) {
        var known = runs.getIfPresent(path);
        if (known != null) {
            trails.getIfPresent(known.trail().worlds());
            return known;
        }
        var computed = path.moves.isEmpty()
            ? Run.begin(path.lesson, path.guest, expressions)
            : run(path.withoutLast()).after(path.last());
        return weighed(path.lesson, runs.get(path, any -> computed));
    }

    private Session kept(Session session) {
        synchronized (sessions) {
            sessions.put(session.id(), session);
            if (sessions.size() > mostSessions) sessions.remove(sessions.keySet().iterator().next());
        }
        return session;
    }

    private boolean replaced(Session expected, Session by) {
        synchronized (sessions) {
            if (sessions.get(expected.id()) != expected) return false;
            sessions.put(by.id(), by);
            return true;
        }
    }

    private String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a run follows from. Lessons are compared by identity: one that was edited and read again is another. */
    private record Path(Lesson lesson, GuestChoice guest, List<Move> moves) {
        Path {
            moves = List.copyOf(moves);
        }

        static Path of(Session session) {
            return new Path(session.lesson(), session.guest(), session.moves());
        }

        Move last() {
            return moves.get(moves.size() - 1);
        }

        Path withoutLast() {
            return new Path(lesson, guest, moves.subList(0, moves.size() - 1));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Path path && lesson == path.lesson && guest.equals(path.guest) && moves.equals(path.moves);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(lesson) + guest.hashCode()) + moves.hashCode();
        }
    }
}
