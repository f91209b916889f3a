package diptych.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import diptych.lessons.Topic;
import diptych.scenario.Expressions;
import diptych.sim.Timeline.Mark;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What follows from lessons, guests and moves: computed when it is asked for, and kept for a while. Safe for use by many threads. */
final class Runs {
    /** So much memory computed runs may take; some 2,700 runs about memory, or 640 about backups. */
    static final long RUNS_KIB = 160 * 1024;
    /** And so much the worlds beside them, from which one looks back: all of some 500 runs about memory, or 90 about backups. */
    private static final long TRAILS_KIB = 96 * 1024;

    /** A run with the worlds it keeps itself, and a world of a trail, as measured at the end of the lessons. */
    private static final Map<Topic, Weight> WEIGHTS = Map.of(Topic.MEMORY, new Weight(60, 1), Topic.BACKUP, new Weight(256, 4));

    private record Weight(int runKib, int worldKib) {}

    private final Expressions expressions;
    private final Cache<Path, Run> runs;
    /** What trails weigh, by their worlds; one that nobody has asked for longest forgets, and is as short again as its runs make it. */
    private final Cache<NavigableMap<SimTime, Mark>, Integer> trails = Caffeine.newBuilder().weakKeys().maximumWeight(TRAILS_KIB)
        .weigher((NavigableMap<SimTime, Mark> worlds, Integer kib) -> kib)
        .evictionListener((worlds, kib, why) -> {
            if (worlds != null) worlds.clear();
        }).build();

    /** @param kib so much memory they may take */
    Runs(Expressions expressions, long kib) {
        this.expressions = new KnownExpressions(expressions);
        this.runs = Caffeine.newBuilder().maximumWeight(kib)
            .weigher((Path path, Run run) -> WEIGHTS.get(path.lesson.topic()).runKib).build();
    }

    Run of(Session session) {
        return of(Path.of(session));
    }

    Run of(Lesson lesson, GuestChoice guest, List<Move> moves) {
        return of(new Path(lesson, guest, moves));
    }

    /** The run after one more move, from the run before it. */
    Run of(Session before, Session after, Move move) {
        var known = of(before);
        return weighed(after.lesson(), runs.get(Path.of(after), path -> known.after(move)));
    }

    /** Nobody is likely to ask for the run of this session again soon. */
    void forget(Session session) {
        runs.invalidate(Path.of(session));
    }

    private Run weighed(Lesson lesson, Run run) {
        var worlds = run.trail().worlds();
        trails.put(worlds, worlds.size() * WEIGHTS.get(lesson.topic()).worldKib);
        return run;
    }

    private Run of(Path path) {
        var known = runs.getIfPresent(path);
        if (known != null) {
            trails.getIfPresent(known.trail().worlds());
            return known;
        }
        var computed = path.moves.isEmpty()
            ? Run.begin(path.lesson, path.guest, expressions)
            : of(path.withoutLast()).after(path.last());
        return weighed(path.lesson, runs.get(path, any -> computed));
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
