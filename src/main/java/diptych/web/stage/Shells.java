package diptych.web.stage;

import diptych.classroom.Transcripts.Line;
import diptych.classroom.Transcripts.Side;
import diptych.lessons.Language;
import diptych.sim.shell.Answer;
import diptych.sim.shell.Answer.Printed;
import diptych.sim.shell.GuestShell;
import diptych.sim.shell.PowerShell;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.Console.Entry;
import diptych.web.view.Stage.Console.Mark;
import diptych.web.view.Stage.Console.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The consoles in which a learner types: what was typed up to the moment shown, what came of it, and a line to type. */
public final class Shells {
    /** The newest lines of a transcript are shown; further back one can look by going back in time. */
    private static final int MOST_SHOWN = 20;

    /** So many characters of an answer are read aloud. */
    private static final int MOST_HEARD = 300;

    private Shells() {}

    static Console host(Scene scene) {
        return console(scene, Side.HOST, PowerShell.GREETING, PowerShell.PROMPT, PowerShell.offers(scene.now()));
    }

    static Console guest(Scene scene) {
        return console(scene, Side.GUEST, GuestShell.greeting(scene.now(), scene.vm()), GuestShell.prompt(scene.vm()),
            GuestShell.offers(scene.vm()));
    }

    private static Console console(Scene scene, Side side, String greeting, String prompt, List<String> offers) {
        List<Line> lines = scene.typing().transcripts().map(all -> all.of(scene.session(), scene.at(), side)).orElse(List.of());
        List<Line> since = sinceCleared(lines, side);
        var pieces = new ArrayList<Piece>();
        if (since.size() == lines.size() && since.size() <= MOST_SHOWN) pieces.add(new Piece(greeting, Mark.NONE));
        for (Line line : since.subList(Math.max(0, since.size() - MOST_SHOWN), since.size())) {
            pieces.add(new Piece(prompt + " ", Mark.PROMPT));
            pieces.add(new Piece(line.text() + "\n", Mark.NONE));
            scene.typing().transcripts().ifPresent(all -> pieces.addAll(pieces(all.answer(line), scene.language())));
        }
        List<String> choices = scene.typing().choices(side);
        if (!choices.isEmpty()) pieces.add(new Piece(String.join("\n", choices) + "\n", Mark.REMARK));
        return Screens.shell(pieces, new Entry(written(side), scene.place(), prompt, scene.typing().draft(side), choices, offers,
            earlier(lines)));
    }

    /** As forms and addresses write it. */
    public static String written(Side side) {
        return side == Side.HOST ? "host" : "guest";
    }

    private static List<Line> sinceCleared(List<Line> lines, Side side) {
        int from = 0;
        for (int i = 0; i < lines.size(); i++) if (clears(lines.get(i).text(), side)) from = i + 1;
        return lines.subList(from, lines.size());
    }

    private static boolean clears(String line, Side side) {
        return side == Side.HOST ? PowerShell.clears(line) : GuestShell.clears(line);
    }

    /** Each once, the newest first. */
    private static List<String> earlier(List<Line> lines) {
        return List.copyOf(new LinkedHashSet<>(lines.reversed().stream().map(Line::text).toList()));
    }

    private static List<Piece> pieces(Answer answer, Language language) {
        var pieces = new ArrayList<Piece>();
        for (Printed printed : answer.printed()) {
            Mark mark = switch (printed.kind()) {
                case OUT -> Mark.NONE;
                case ERROR -> Mark.ERROR;
                case WARNING -> Mark.WARNING;
                case ASLEEP, GOES_ON, NOBODY_THERE, NOT_HERE -> Mark.REMARK;
            };
            String text = said(printed, language);
            pieces.add(new Piece(text.endsWith("\n") ? text : text + "\n", mark));
        }
        return pieces;
    }

    /** What is printed; a remark of ours in the learner's language. */
    private static String said(Printed printed, Language language) {
        return switch (printed.kind()) {
            case OUT, ERROR, WARNING -> printed.text();
            case ASLEEP -> Phrase.SHELL_ASLEEP.in(language, printed.text());
            case GOES_ON -> Phrase.SHELL_GOES_ON.in(language, printed.text());
            case NOBODY_THERE -> Phrase.SHELL_NOBODY.in(language, printed.text());
            case NOT_HERE -> Phrase.SHELL_NOT_HERE.in(language, printed.text());
        };
    }

    /** What came of a line, for people who hear it: all of it if it is short, else its beginning. */
    public static String heard(Answer answer, String line, Language language) {
        var text = new StringBuilder();
        for (Printed printed : answer.printed()) text.append(said(printed, language).strip()).append('\n');
        String said = text.toString().strip().replaceAll("\\s+", " ");
        String heard = said.isEmpty() ? Phrase.SHELL_SAID_NOTHING.in(language) : said.length() <= MOST_HEARD ? said
            : said.substring(0, MOST_HEARD) + " …";
        return Phrase.SHELL_SAID.in(language, line, heard);
    }
}
