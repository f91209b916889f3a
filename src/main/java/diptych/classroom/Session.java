package diptych.classroom;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.Pass;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One learner in one lesson. Everything that is shown follows from it.
 *
 * @param id     unguessable; the only key to it
 * @param lesson what is learnt
 * @param guest  the kernel chosen
 * @param moves  so far; passes that follow each other are one, for the world after them is the same
 * @param origin where it branched off; empty for one that was begun
 * @param answers what the learner has said to the lesson's questions; nothing in the world follows from that
 */
public record Session(String id, Lesson lesson, GuestChoice guest, List<Move> moves, Optional<Origin> origin, Answers answers) {
    public Session {
        moves = List.copyOf(moves);
    }

    /**
     * A session that another one branched off from, when its learner did something that had not been done there.
     *
     * @param session its id
     * @param at      the moment
     */
    public record Origin(String session, SimTime at) {}

    Session plus(Move move) {
        return new Session(id, lesson, guest, joined(moves, move), origin, answers);
    }

    Session plus(Answers.Given answer) {
        return new Session(id, lesson, guest, moves, origin, answers.plus(answer));
    }

    Session withHints(int opened) {
        return new Session(id, lesson, guest, moves, origin, answers.withHints(opened));
    }

    /** What was done to the world, in the order of time. */
    public List<Act> acts() {
        return moves.stream().filter(Act.class::isInstance).map(Act.class::cast).toList();
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
