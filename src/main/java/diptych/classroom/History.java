package diptych.classroom;

import diptych.classroom.Deed.Away;
import diptych.classroom.Deed.Here;
import diptych.classroom.Deed.What;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a learner has done in a session and what was undone of it. A value.
 *
 * @param done   can be undone, the last first to go
 * @param undone can be done again, the last first to come back
 */
public record History(List<Deed> done, List<Deed> undone) {
    /** So many deeds can be undone; older ones stay done. */
    public static final int MOST_DEEDS = 200;

    /** Nothing was done so far. */
    public static final History NONE = new History(List.of(), List.of());

    public History {
        done = List.copyOf(done.subList(Math.max(0, done.size() - MOST_DEEDS), done.size()));
        undone = List.copyOf(undone);
    }

    /** What undo would undo. */
    public Optional<Deed> last() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    /** What redo would do again. */
    public Optional<Deed> next() {
        return undone.isEmpty() ? Optional.empty() : Optional.of(undone.getLast());
    }

    /** After one more deed; what was undone before cannot be done again here, so it must be kept elsewhere ({@link #future}). */
    History plus(Deed deed) {
        return new History(with(done, deed), List.of());
    }

    /** The same, when the last deed and this one are the same to a learner. */
    History insteadOfLast(Deed deed) {
        return new History(with(withoutLast(done), deed), List.of());
    }

    History afterUndo() {
        return new History(withoutLast(done), with(undone, done.getLast()));
    }

    History afterRedo() {
        return new History(with(done, undone.getLast()), withoutLast(undone));
    }

    /** Somebody came back from the session that a deed made, and can go there again. */
    History awaiting(Away deed) {
        return next().filter(deed::equals).isPresent() ? this : new History(done, with(undone, deed));
    }

    /** The same without the way to a session that is not here. */
    History withoutNext() {
        return new History(done, withoutLast(undone));
    }

    /**
     * Where redoing what was undone would lead: what must not get lost when something else is done. Starting over in the end would lead
     * to what is there already, so that stays undone.
     */
    Optional<Future> future() {
        var again = new ArrayList<>(undone.reversed().stream().filter(Here.class::isInstance).map(Here.class::cast).toList());
        var left = new ArrayList<Deed>();
        while (!again.isEmpty() && again.getLast().what() instanceof What.StartedOver) left.add(again.removeLast());
        if (again.isEmpty()) return Optional.empty();
        var all = new ArrayList<>(done);
        all.addAll(again);
        boolean straight = again.stream().noneMatch(deed -> deed.what() instanceof What.StartedOver);
        return Optional.of(new Future(again.getFirst().at(), again.getLast().after(), new History(all, left), straight));
    }

    /**
     * What was undone, done again.
     *
     * @param from     where it parts from what is done now
     * @param moves    in the end
     * @param history  that leads there
     * @param straight whether all of it is seen by looking back from the end; else there is more to be undone
     */
    record Future(SimTime from, List<Move> moves, History history, boolean straight) {}

    private static List<Deed> with(List<Deed> deeds, Deed more) {
        var all = new ArrayList<>(deeds);
        all.add(more);
        return all;
    }

    private static List<Deed> withoutLast(List<Deed> deeds) {
        return deeds.subList(0, deeds.size() - 1);
    }
}
