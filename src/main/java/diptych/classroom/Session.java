package diptych.classroom;

import diptych.classroom.Deed.Away;
import diptych.classroom.Deed.Here;
import diptych.classroom.Deed.What;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
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
 * @param id      unguessable; the only key to it
 * @param lesson  what is learnt
 * @param guest   the kernel chosen
 * @param moves   so far; passes that follow each other are one, for the world after them is the same
 * @param origin  where it branched off; empty for one that was begun
 * @param kin     its place among the sessions that stem from the same beginning
 * @param history what can be undone and done again
 * @param answers what the learner has said to the lesson's questions; nothing in the world follows from that
 */
public record Session(String id, Lesson lesson, GuestChoice guest, List<Move> moves, Optional<Origin> origin, Kin kin, History history,
                      Answers answers) {
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

    /** One that begins, with nothing to undo. */
    static Session begun(String id, Lesson lesson, GuestChoice guest, List<Move> moves) {
        return begun(id, lesson, guest, moves, Optional.empty());
    }

    /** One that begins where another one stands. */
    static Session begun(String id, Lesson lesson, GuestChoice guest, List<Move> moves, Optional<Origin> origin) {
        return new Session(id, lesson, guest, moves, origin, new Kin(id, 1, ""), History.NONE, Answers.NONE);
    }

    /**
     * After one more move. The first is how a session begins, so it cannot be undone. A step that took no time and the one after it are
     * one to a learner.
     *
     * @param now how far the run has gone before the move
     */
    Session plus(Move move, SimTime now) {
        List<Move> after = joined(moves, move);
        if (moves.isEmpty()) return with(after, history);
        var what = new What.Made(move);
        if (move instanceof NextStep && history.undone().isEmpty() && history.last().orElse(null) instanceof Here last
            && last.what().equals(what) && last.at().equals(now)) {
            return with(after, history.insteadOfLast(new Here(what, now, last.before(), after)));
        }
        return with(after, history.plus(new Here(what, now, moves, after)));
    }

    /** With other moves, because of something that the learner did at a moment. */
    Session changed(What what, SimTime at, List<Move> after) {
        return with(after, history.plus(new Here(what, at, moves, after)));
    }

    Session with(List<Move> otherMoves, History otherHistory) {
        return new Session(id, lesson, guest, otherMoves, origin, kin, otherHistory, answers);
    }

    Session with(History other) {
        return with(moves, other);
    }

    Session plus(Answers.Given answer) {
        return new Session(id, lesson, guest, moves, origin, kin, history, answers.plus(answer));
    }

    Session named(String name) {
        return new Session(id, lesson, guest, moves, origin, kin.named(name), history, answers);
    }

    /**
     * Another session of the same family, made by something that the learner did in this one. With another guest other things happen, so
     * that its questions have not been answered.
     */
    Session child(String childId, int number, GuestChoice otherGuest, List<Move> otherMoves, Optional<Origin> from, History past) {
        return new Session(childId, lesson, otherGuest, otherMoves, from, new Kin(kin.family(), number, ""), past,
            otherGuest.equals(guest) ? answers : Answers.NONE);
    }

    /** The same by a deed that can be undone by going back to this one. */
    Session child(String childId, int number, GuestChoice otherGuest, List<Move> otherMoves, Optional<Origin> from, What what, SimTime at) {
        return child(childId, number, otherGuest, otherMoves, from, History.NONE.plus(new Away(what, at, id, childId)));
    }

    /** The same in which no question has been answered. */
    Session unasked() {
        return new Session(id, lesson, guest, moves, origin, kin, history, Answers.NONE);
    }

    /** Whether it is the same run. */
    boolean runsLike(GuestChoice otherGuest, List<Move> otherMoves) {
        return guest.equals(otherGuest) && moves.equals(otherMoves);
    }

    Session withHints(int opened) {
        return new Session(id, lesson, guest, moves, origin, kin, history, answers.withHints(opened));
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
