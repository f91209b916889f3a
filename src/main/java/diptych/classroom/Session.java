package diptych.classroom;

import diptych.classroom.Move.Pass;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner in one lesson. Everything that is shown follows from it.
 *
 * @param id     unguessable; the only key to it
 * @param lesson what is learnt
 * @param guest  the kernel chosen
 * @param moves  so far; passes that follow each other are one, for the world after them is the same
 */
public record Session(String id, Lesson lesson, GuestChoice guest, List<Move> moves) {
    public Session {
        moves = List.copyOf(moves);
    }

    Session plus(Move move) {
        return new Session(id, lesson, guest, joined(moves, move));
    }

    private static List<Move> joined(List<Move> moves, Move move) {
        var joined = new ArrayList<>(moves);
        if (move instanceof Pass more && !moves.isEmpty() && moves.get(moves.size() - 1) instanceof Pass last) {
            joined.set(joined.size() - 1, new Pass(Math.addExact(last.seconds(), more.seconds())));
        } else {
            joined.add(move);
        }
        return joined;
    }
}
