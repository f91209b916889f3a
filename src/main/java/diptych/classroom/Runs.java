package diptych.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import diptych.scenario.Expressions;
import java.util.List;

/** What follows from lessons, guests and moves: computed when it is asked for, and kept for a while. Safe for use by many threads. */
final class Runs {
    private final Expressions expressions;
    private final Cache<Path, Run> runs;

    /** @param most so many are kept */
    Runs(Expressions expressions, int most) {
        this.expressions = expressions;
        this.runs = Caffeine.newBuilder().maximumSize(most).build();
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
        return runs.get(Path.of(after), path -> known.after(move));
    }

    private Run of(Path path) {
        var known = runs.getIfPresent(path);
        if (known != null) return known;
        var computed = path.moves.isEmpty()
            ? Run.begin(path.lesson, path.guest, expressions)
            : of(path.withoutLast()).after(path.last());
        return runs.get(path, any -> computed);
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
