package diptych.web;

import diptych.classroom.Deed;
import diptych.classroom.Kin;
import diptych.classroom.Restart;
import diptych.classroom.Session;
import diptych.classroom.Turned;
import diptych.web.StageHandlers.Asked;
import diptych.web.StageHandlers.Shown;
import diptych.web.stage.Deeds;
import diptych.web.view.Ids;
import diptych.web.view.Phrase;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** What can be done to a run as a whole: undo, redo, start over, give it a name. */
final class DoingHandlers {
    private final Site site;
    private final StageHandlers stage;

    DoingHandlers(Site site, StageHandlers stage) {
        this.site = site;
        this.stage = stage;
    }

    /** POST /s/{session}/undo: take back what was done last, and go to where it was done. */
    void undo(Context context) {
        Asked asked = asked(context);
        turned(context, asked, site.sessions().undo(asked.session().id()), Phrase.UNDONE, asked.session().history().last());
    }

    /** POST /s/{session}/redo: do again what was undone last. */
    void redo(Context context) {
        Asked asked = asked(context);
        turned(context, asked, site.sessions().redo(asked.session().id()), Phrase.REDONE, asked.session().history().next());
    }

    private void turned(Context context, Asked asked, Turned turned, Phrase says, Optional<Deed> deed) {
        String what = deed.map(known -> Deeds.name(known, asked.session().lesson(), asked.place().language())).orElse("");
        stage.done(context, shown(asked, turned), says.in(asked.place().language(), what));
    }

    /** POST /s/{session}/restarts: back to the beginning of a step, of the lesson, of everything. */
    void restart(Context context) {
        Asked asked = asked(context);
        Restart restart = restart(context.formParam(Ids.RESTART));
        Shown shown = shown(asked, site.sessions().restart(asked.session().id(), restart, asked.place().at()));
        if (restart == Restart.ALL) shown = new Shown(shown.asked().asUsual(), false);
        stage.done(context, shown, Phrase.STARTED_OVER.in(asked.place().language()));
    }

    private static Restart restart(String written) {
        return switch (String.valueOf(written)) {
            case "step" -> Restart.STEP;
            case "lesson" -> Restart.LESSON;
            case "all" -> Restart.ALL;
            default -> throw new ProblemException(Problem.of(400,
                "restart is \"" + Forms.shortened(String.valueOf(written)) + "\", but there is step, lesson and all.",
                "restart 是“" + Forms.shortened(String.valueOf(written)) + "”，而可选的是 step、lesson 和 all。"));
        };
    }

    /** POST /s/{session}/name: call this run something. */
    void rename(Context context) {
        Asked asked = stage.asked(context, context::formParam, Ids.AT);
        String written = Optional.ofNullable(context.formParam(Ids.NAME)).orElse("");
        String name = Kin.name(written).orElseThrow(() -> new ProblemException(Problem.of(400,
            "name is \"" + Forms.shortened(written) + "\", but a name has 1 to " + Kin.LONGEST_NAME
                + " characters on one line, blanks around it not counted.",
            "name 是“" + Forms.shortened(written) + "”，但名称应为一行 1 到 " + Kin.LONGEST_NAME + " 个字符，首尾空格不计。")));
        Session named = site.sessions().rename(asked.session().id(), name).orElseThrow(() -> StageHandlers.unknown(asked.session().id()));
        context.redirect(asked.place().of(named.id()).address(), HttpStatus.SEE_OTHER);
    }

    private Asked asked(Context context) {
        return stage.asked(context, context::formParam, Ids.FROM);
    }

    private Shown shown(Asked asked, Turned turned) {
        return switch (turned) {
            case Turned.To to -> new Shown(new Asked(to.session(), site.sessions().run(to.session()),
                asked.place().of(to.session().id()).at(to.at())), false);
            case Turned.Nothing nothing -> throw new ProblemException(Problem.of(409,
                "There is nothing to undo or to redo in this run as it stands.", "这次运行目前没有可以撤销或重做的。"));
            case Turned.Gone gone -> throw new ProblemException(Problem.of(409,
                "The run that this would lead to is no longer kept; this one stays as it is.", "这会通往的那次运行已不再保留；当前的运行保持不变。"));
            case Turned.Refused refused -> throw new ProblemException(StageHandlers.refusal(refused.why()));
            case Turned.Unknown unknown -> throw StageHandlers.unknown(asked.session().id());
        };
    }
}
