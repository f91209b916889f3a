package diptych.web;

import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Session;
import diptych.classroom.Transcripts;
import diptych.classroom.Transcripts.Line;
import diptych.classroom.Transcripts.Side;
import diptych.lessons.Language;
import diptych.sim.model.World;
import diptych.sim.shell.Answer;
import diptych.sim.shell.Completion;
import diptych.sim.shell.GuestShell;
import diptych.sim.shell.PowerShell;
import diptych.sim.units.SimTime;
import diptych.web.StageHandlers.Asked;
import diptych.web.stage.Draft;
import diptych.web.stage.Shells;
import diptych.web.view.Ids;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Stage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The consoles of a session: type a line, have one completed, put an earlier one back. Nothing is ever executed. */
final class LineHandlers {
    private final Site site;
    private final StageHandlers stage;
    private final Transcripts transcripts;

    LineHandlers(Site site, StageHandlers stage, Transcripts transcripts) {
        this.site = site;
        this.stage = stage;
        this.transcripts = transcripts;
    }

    /** GET /s/{session}/lines: the stage while a line is being typed. */
    void draft(Context context) {
        Side side = side(context::queryParam);
        Asked asked = inShell(stage.asked(context, context::queryParam, Ids.AT), side);
        Draft draft = draft(asked, side, line(context.queryParam(Ids.LINE)), context.queryParam(Ids.COMPLETE) != null);
        stage.page(context, asked, stage(asked, draft));
    }

    /** POST /s/{session}/lines: a line is typed, or is to be completed, or an earlier one is to be put back. */
    void type(Context context) {
        Side side = side(context::formParam);
        Asked asked = inShell(stage.asked(context, context::formParam, Ids.AT), side);
        String again = context.formParam(Ids.AGAIN);
        boolean completes = context.formParam(Ids.COMPLETE) != null;
        String text = line(again == null ? context.formParam(Ids.LINE) : again);
        if (again != null || completes || text.isBlank()) draft(context, asked, side, text, completes);
        else typed(context, asked, side, text.strip());
    }

    private void typed(Context context, Asked asked, Side side, String text) {
        SimTime at = asked.place().at();
        List<String> history = transcripts.of(asked.session(), at, side).stream().map(Line::text).toList();
        Answer answer = Transcripts.answer(asked.run().world(at), asked.session().lesson().subject(), side, history, text);
        Session after = stage.did(asked.session(), id -> {
            Session held = site.sessions().find(id).orElse(null);
            if (held == null) return new Moved.Unknown();
            if (answer.asked().isPresent()) {
                return transcripts.acted(held, side, text, new Move.Act(at, Transcripts.deed(side, text), answer.asked().get()));
            }
            transcripts.looked(held, at, side, text);
            return new Moved.Done(held);
        });
        Asked shown = new Asked(after, site.sessions().run(after), asked.place().of(after.id()));
        answered(context, shown, side, Draft.NONE, Shells.heard(answer, text, asked.place().language()));
    }

    private void draft(Context context, Asked asked, Side side, String text, boolean completes) {
        if (!StageHandlers.isFragment(context)) {
            String query = "&" + Ids.SIDE + "=" + Shells.written(side) + "&" + Ids.LINE + "=" + URLEncoder.encode(text,
                StandardCharsets.UTF_8)
                + (completes ? "&" + Ids.COMPLETE + "=1" : "");
            String address = asked.place().address().replaceFirst("\\?", "/lines?") + query + "#" + field(side);
            context.redirect(address, HttpStatus.SEE_OTHER);
            return;
        }
        Draft draft = draft(asked, side, text, completes);
        Language language = asked.place().language();
        String said = !completes ? draft.text() : draft.choices().isEmpty()
            ? draft.text().equals(text) && !isOffered(asked, side, text) ? Phrase.SHELL_NO_CHOICE.in(language) : draft.text()
            : Phrase.SHELL_CHOICES.in(language, String.join(", ", draft.choices()));
        answered(context, asked, side, draft, said);
    }

    private Draft draft(Asked asked, Side side, String text, boolean completes) {
        if (!completes) return new Draft(side, text, List.of());
        var completion = Completion.of(text, offers(asked, side), side == Side.HOST);
        return new Draft(side, completion.line(), completion.choices());
    }

    private static boolean isOffered(Asked asked, Side side, String text) {
        return offers(asked, side).stream().anyMatch(offer -> offer.startsWith(text.strip()));
    }

    private static List<String> offers(Asked asked, Side side) {
        World world = asked.run().world(asked.place().at());
        return side == Side.HOST ? PowerShell.offers(world) : GuestShell.offers(world.vm(asked.session().lesson().subject()));
    }

    /**
     * The console with what came of the line. Who has no script is sent to the page that shows it; a branch is another page, for its
     * address and where its controls lead are others.
     */
    private void answered(Context context, Asked asked, Side side, Draft draft, String said) {
        String address = asked.place().address();
        if (!StageHandlers.isFragment(context)) {
            context.redirect(address + "#" + field(side), HttpStatus.SEE_OTHER);
        } else if (!context.path().startsWith(asked.place().path() + "/")) {
            context.header("HX-Redirect", address + "#" + field(side));
        } else {
            context.header("HX-Replace-Url", address);
            stage.fragment(context, asked, stage(asked, draft).hearing(said));
        }
    }

    private Stage stage(Asked asked, Draft draft) {
        return site.stages().of(asked.session(), asked.run(), asked.place(), false, draft);
    }

    /** The id of the field in which a line is typed. */
    private static String field(Side side) {
        return Shells.written(side) + "-" + Ids.LINE;
    }

    /** With the tab open in which the line is typed. */
    private static Asked inShell(Asked asked, Side side) {
        var topic = asked.session().lesson().topic();
        Place place = asked.place();
        return new Asked(asked.session(), asked.run(), side == Side.HOST ? place.with(HostTab.shell(topic))
            : place.with(GuestTab.shell(topic)));
    }

    private static Side side(Function<String, String> field) {
        String written = Optional.ofNullable(field.apply(Ids.SIDE)).orElse("");
        for (Side side : Side.values()) if (Shells.written(side).equals(written)) return side;
        throw new ProblemException(Problem.of(400, "side is \"" + Forms.shortened(written) + "\", but there is host and guest.",
            "side 是“" + Forms.shortened(written) + "”，而可选的是 host 和 guest。"));
    }

    private static String line(String written) {
        if (written == null) {
            throw new ProblemException(Problem.of(400, "The field line is missing; it holds what is typed.", "缺少字段 line；它应为输入的内容。"));
        }
        if (written.length() > Transcripts.LONGEST_LINE) {
            throw new ProblemException(Problem.of(400, "line has " + written.length() + " characters, but a line of a console has at most "
                + Transcripts.LONGEST_LINE + ".", "line 有 " + written.length() + " 个字符，而控制台的一行最多 " + Transcripts.LONGEST_LINE + " 个。"));
        }
        if (written.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(Problem.of(400,
                "line holds a control character, such as an end of line; it is one line of plain text.",
                "line 含有控制字符，例如换行；它应为一行普通文本。"));
        }
        return written;
    }
}
