package diptych.classroom;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import diptych.link.SharedRun;
import diptych.link.SharedRun.Deed;
import diptych.sim.Simulation;
import diptych.sim.model.Command;
import diptych.sim.model.Outcome;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the moves of a shared run again, as far as they can be made, in a session that nobody holds. */
public final class Reopening {
    private final Runs runs;
    private final Lesson lesson;
    private final GuestChoice guest;
    private final Levers levers;
    private final List<Move> moves = new ArrayList<>();

    private Reopening(Runs runs, Lesson lesson, GuestChoice guest, Levers levers) {
        this.runs = runs;
        this.lesson = lesson;
        this.guest = guest;
        this.levers = levers;
    }

    /** What pulling a lever does to a VM of a world; empty for one that does not exist. */
    @FunctionalInterface
    public interface Levers {
        Optional<Command> command(String lever, World world, String subject);
    }

    /**
     * A session that nobody holds.
     *
     * @param session without an id; a step has been played
     * @param at      the moment to look at
     * @param trouble the first thing that could not be as the link says; empty if all is
     */
    public record Reopened(Session session, SimTime at, Optional<Trouble> trouble) {}

    /** What could not be as a link says. */
    public enum Trouble {
        /** The lesson has no such guest. */
        NO_SUCH_GUEST,
        /** It has not so many steps. */
        NO_SUCH_STEP,
        /** A run does not go so far. */
        TOO_LONG,
        /** What was done cannot be done then. */
        NOT_POSSIBLE,
        /** The run ends before the moment to look at. */
        NO_SUCH_MOMENT
    }

    static Reopened of(Runs runs, Lesson lesson, SharedRun shared, Levers levers) {
        Optional<GuestChoice> guest = lesson.guest(shared.guest());
        var reopening = new Reopening(runs, lesson, guest.orElse(lesson.defaultGuest()), levers);
        Optional<Trouble> trouble = reopening.make(shared.deeds());
        if (!reopening.begun()) {
            reopening.moves.clear();
            reopening.moves.add(new NextStep());
        }
        SimTime end = reopening.run(reopening.moves).end();
        if (trouble.isEmpty() && guest.isEmpty()) trouble = Optional.of(Trouble.NO_SUCH_GUEST);
        if (trouble.isEmpty() && shared.at().isAfter(end)) trouble = Optional.of(Trouble.NO_SUCH_MOMENT);
        return new Reopened(Session.begun("", lesson, reopening.guest, reopening.moves), shared.at().min(end), trouble);
    }

    private Optional<Trouble> make(List<Deed> deeds) {
        for (int i = 0; i < deeds.size(); i++) {
            Optional<Trouble> trouble = switch (deeds.get(i)) {
                case Deed.NextStep next -> run(moves).hasNextStep() ? made(new NextStep()) : Optional.of(Trouble.NO_SUCH_STEP);
                case Deed.Pass pass -> pass(pass.seconds());
                case Deed.Pull pull -> pull(pull, next(deeds.subList(i + 1, deeds.size())));
            };
            if (trouble.isPresent()) return trouble;
        }
        return Optional.empty();
    }

    private Optional<Trouble> pass(int seconds) {
        if (seconds < Sessions.LEAST_PASS || !begun()) return Optional.of(Trouble.NOT_POSSIBLE);
        if (run(moves).end().plus(SimTime.seconds(seconds)).isAfter(Sessions.LONGEST_RUN)) return Optional.of(Trouble.TOO_LONG);
        return made(new Pass(seconds));
    }

    private boolean begun() {
        return moves.contains(new NextStep());
    }

    private Optional<Trouble> made(Move move) {
        moves.add(move);
        if (!run(moves).end().isAfter(Sessions.LONGEST_RUN)) return Optional.empty();
        moves.removeLast();
        return Optional.of(Trouble.TOO_LONG);
    }

    /** What was done while a move was made is done in the run in which that move was made without it. */
    private Optional<Trouble> pull(Deed.Pull pull, Optional<Move> underWay) {
        var without = new ArrayList<>(moves);
        underWay.filter(move -> fits(move, without)).ifPresent(without::add);
        if (without.isEmpty()) return Optional.of(Trouble.NOT_POSSIBLE);
        Run run = run(without);
        if (pull.at().isBefore(run(moves).end()) || pull.at().isAfter(run.end())) return Optional.of(Trouble.NOT_POSSIBLE);
        World world = run.world(pull.at());
        Optional<Command> command = levers.command(pull.lever(), world, lesson.subject());
        if (command.isEmpty() || Simulation.submit(world, command.get(), Witness.NOBODY) instanceof Outcome.Refused) {
            return Optional.of(Trouble.NOT_POSSIBLE);
        }
        moves.add(new Act(pull.at(), pull.lever(), command.get()));
        return Optional.empty();
    }

    private boolean fits(Move move, List<Move> after) {
        Run run = run(after);
        return switch (move) {
            case Pass pass -> !run.end().plus(SimTime.seconds(pass.seconds())).isAfter(Sessions.LONGEST_RUN);
            default -> run.hasNextStep();
        };
    }

    /** The next that takes time. */
    private static Optional<Move> next(List<Deed> deeds) {
        for (Deed deed : deeds) {
            if (deed instanceof Deed.NextStep) return Optional.of(new NextStep());
            if (deed instanceof Deed.Pass pass) return Optional.of(new Pass(pass.seconds()));
        }
        return Optional.empty();
    }

    private Run run(List<Move> moves) {
        return runs.of(lesson, guest, moves);
    }
}
