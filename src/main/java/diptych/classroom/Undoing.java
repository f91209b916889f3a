package diptych.classroom;

import diptych.classroom.Deed.Away;
import diptych.classroom.Deed.Here;
import diptych.classroom.Deed.What;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Moved.Refusal;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes deeds back, does them again, and starts over. It goes from one value of a session to another that it had, or has as a prefix, so
 * that the runs are those that were computed before.
 */
final class Undoing {
    /** A session begins with the first step played. */
    private static final List<Move> BEGINNING = List.of(new NextStep());

    private final Register register;
    private final Runs runs;

    Undoing(Register register, Runs runs) {
        this.register = register;
        this.runs = runs;
    }

    /** In the session itself, or by going back to the one in which it was done. */
    Turned undo(String id) {
        while (true) {
            var session = register.find(id).orElse(null);
            if (session == null) return new Turned.Unknown();
            var deed = session.history().last().orElse(null);
            if (deed == null) return new Turned.Nothing();
            if (deed instanceof Here here) {
                var back = session.with(here.before(), session.history().afterUndo());
                if (register.replace(session, back)) return new Turned.To(back, here.at());
            } else if (deed instanceof Away away) {
                var from = register.find(away.from()).orElse(null);
                if (from == null) return new Turned.Gone();
                var back = from.with(from.history().awaiting(away));
                if (register.replace(from, back)) return new Turned.To(back, runs.of(back).within(away.at()));
            }
        }
    }

    /** In the session itself, or by going to the one that the deed had made. */
    Turned redo(String id) {
        while (true) {
            var session = register.find(id).orElse(null);
            if (session == null) return new Turned.Unknown();
            var deed = session.history().next().orElse(null);
            if (deed == null) return new Turned.Nothing();
            if (deed instanceof Here here) {
                var again = session.with(here.after(), session.history().afterRedo());
                if (register.replace(session, again)) return new Turned.To(again, momentAfter(here, runs.of(again)));
            } else if (deed instanceof Away away) {
                var to = register.find(away.to()).orElse(null);
                if (to == null) return new Turned.Gone();
                if (register.replace(session, session.with(session.history().withoutNext()))) {
                    return new Turned.To(to, momentAfter(away, runs.of(to)));
                }
            }
        }
    }

    /** What there is to see once something was done again. */
    private static SimTime momentAfter(Deed deed, Run run) {
        return switch (deed.what()) {
            case What.Made made -> made.move() instanceof Act ? run.within(deed.at()) : run.end();
            case What.Chose chose -> run.within(deed.at());
            case What.StartedOver over -> over.restart() == Restart.STEP ? run.end() : SimTime.ZERO;
        };
    }

    /** Where it changes nothing, nothing is done. */
    Turned restart(String id, Restart restart, SimTime at) {
        while (true) {
            var session = register.find(id).orElse(null);
            if (session == null) return new Turned.Unknown();
            if (restart == Restart.ALL) return anew(session, at);
            var what = new What.StartedOver(restart);
            var moves = restart == Restart.STEP ? movesBefore(session, runs.of(session).stepAt(at)) : BEGINNING;
            if (!register.canKeepFuture(session)) return new Turned.Refused(Refusal.TOO_MANY_BRANCHES);
            var over = moves.equals(session.moves()) ? session : session.changed(what, at, moves);
            var moment = moves.size() == 1 ? SimTime.ZERO : runs.of(over).end();
            if (over == session || register.goOn(session, over)) return new Turned.To(over, moment);
        }
    }

    /** As it was first opened, in a session of its own. */
    private Turned anew(Session session, SimTime at) {
        var guest = register.family(session).getFirst().guest();
        if (session.runsLike(guest, BEGINNING) && session.answers().equals(Answers.NONE)) return new Turned.To(session, SimTime.ZERO);
        var what = new What.StartedOver(Restart.ALL);
        var begun = register.branch(session, (child, number) ->
            session.child(child, number, guest, BEGINNING, Optional.empty(), what, at).unasked());
        return begun instanceof Moved.Done done ? new Turned.To(done.session(), SimTime.ZERO)
            : new Turned.Refused(Refusal.TOO_MANY_BRANCHES);
    }

    /** The moves up to where a step began; the first step is always played. What was done to the world since then is not among them. */
    private static List<Move> movesBefore(Session session, Optional<StepSpan> step) {
        var moves = new ArrayList<Move>();
        int left = step.map(span -> span.step().phase() - 1).orElse(0);
        if (left == 0) return BEGINNING;
        for (Move move : session.moves()) {
            if (move instanceof NextStep && left-- == 0) break;
            moves.add(move);
        }
        SimTime began = step.orElseThrow().from();
        moves.removeIf(move -> move instanceof Act act && !act.at().isBefore(began));
        return moves;
    }
}
