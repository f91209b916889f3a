package diptych.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Move.Act;
import diptych.sim.model.Command;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.shell.Answer;
import diptych.sim.shell.GuestShell;
import diptych.sim.shell.PowerShell;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was typed into the consoles of sessions. A line is kept, and not what came of it: that follows from the session as it was then and
 * is computed when it is shown. A line belongs to every moment from its own on, as long as what had been done to the world before it is
 * still done. What is typed in the past of a run stands there; what is typed and acts makes a branch, which takes along the lines before
 * it.
 * Safe for use by many threads.
 */
public final class Transcripts {
    /** A line is at most so long, in characters. */
    public static final int LONGEST_LINE = 200;
    /** So many lines of a session are kept; the ones typed first go. */
    public static final int MOST_LINES = 50;
    /** So many lines of all sessions together, about 400 bytes each; those of the session that nobody has used for longest go. */
    public static final int MOST_OF_ALL = 200_000;
    private static final String GUEST_PROMPT = "#";
    /** So many characters of answers are kept computed. */
    private static final int MOST_COMPUTED = 4_000_000;

    private final Sessions sessions;
    private final Cache<String, List<Line>> transcripts =
        Caffeine.newBuilder().maximumWeight(MOST_OF_ALL).<String, List<Line>>weigher((id, lines) -> lines.size() + 1).build();
    private final Cache<Line, Answer> answers = Caffeine.newBuilder().weakKeys().maximumWeight(MOST_COMPUTED)
        .<Line, Answer>weigher((line, answer) -> 100 + answer.printed().stream().mapToInt(each -> each.text().length()).sum()).build();

    public Transcripts(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Into which console. */
    public enum Side { HOST, GUEST }

    /**
     * A line that was typed.
     *
     * @param at   the moment of the run that was on the screen
     * @param side into which console
     * @param text as it was typed
     * @param in   the session as it was
     * @param acts what has been done to the world until then, and by this line
     */
    public record Line(SimTime at, Side side, String text, Session in, List<Act> acts) {
        public Line {
            acts = List.copyOf(acts);
        }
    }

    /** What a line would do in a world. @param history typed before into the same console */
    public static Answer answer(World world, String subject, Side side, List<String> history, String text) {
        Vm vm = world.vm(subject);
        return side == Side.HOST ? PowerShell.type(world, history, text) : GuestShell.type(world, vm, history, text);
    }

    /** Lines of a session up to a moment, in the order of moments and, at one, as they were typed. */
    public List<Line> of(Session session, SimTime until) {
        List<Line> all = transcripts.getIfPresent(session.id());
        if (all == null) return List.of();
        return all.stream().filter(line -> !line.at.isAfter(until) && isStillSo(line, session))
            .sorted(Comparator.comparing(Line::at)).toList();
    }

    /** The same of one console. */
    public List<Line> of(Session session, SimTime until, Side side) {
        return of(session, until).stream().filter(line -> line.side == side).toList();
    }

    private static boolean isStillSo(Line line, Session session) {
        List<Act> acts = until(session, line.at);
        return acts.size() >= line.acts.size() && acts.subList(0, line.acts.size()).equals(line.acts);
    }

    private static List<Act> until(Session session, SimTime at) {
        return session.acts().stream().filter(act -> !act.at().isAfter(at)).toList();
    }

    /** What came of a line. */
    public Answer answer(Line line) {
        return answers.get(line, asked -> answer(sessions.run(asked.in).world(asked.at), asked.in.lesson().subject(), asked.side,
            of(asked.in, asked.at, asked.side).stream().takeWhile(earlier -> earlier != asked).map(Line::text).toList(), asked.text));
    }

    /** A line that only looks is typed. */
    public void looked(Session session, SimTime at, Side side, String text) {
        add(session.id(), new Line(at, side, text, session, until(session, at)));
    }

    /**
     * A line that does something is typed.
     *
     * @param session as it was before
     * @param act     what the line does
     * @return what has become of it; where it is done, the lines before it, and it, stand in that session
     */
    public Moved acted(Session session, Side side, String text, Act act) {
        Moved moved = sessions.act(session.id(), act);
        if (moved instanceof Moved.Done done) {
            if (!done.session().id().equals(session.id())) transcripts.put(done.session().id(), of(session, act.at()));
            add(done.session().id(), new Line(act.at(), side, text, session, until(done.session(), act.at())));
        }
        return moved;
    }

    private void add(String id, Line line) {
        transcripts.asMap().merge(id, List.of(line), (old, one) -> {
            var lines = new ArrayList<>(old);
            lines.addAll(one);
            return List.copyOf(lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        });
    }

    /** How a line that acts is written among the deeds of a run, from which it can be done again. */
    public static String deed(Side side, String text) {
        return (side == Side.HOST ? PowerShell.PROMPT : GUEST_PROMPT) + " " + text;
    }

    /** What a deed that was typed does in a world; empty for one that was not typed, or does nothing there. */
    public static Optional<Command> command(String deed, World world, String subject) {
        for (Side side : Side.values()) {
            String prompt = deed(side, "");
            boolean typed = deed.startsWith(prompt) && deed.length() <= prompt.length() + LONGEST_LINE;
            if (typed) return answer(world, subject, side, List.of(), deed.substring(prompt.length())).asked();
        }
        return Optional.empty();
    }

    /** Whether it was typed, so that it is its own name. */
    public static boolean isTyped(String deed) {
        return deed.startsWith(deed(Side.HOST, "")) || deed.startsWith(deed(Side.GUEST, ""));
    }
}
