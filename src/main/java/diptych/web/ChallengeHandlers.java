package diptych.web;

import diptych.classroom.Moved;
import diptych.classroom.Session;
import diptych.classroom.Trial;
import diptych.lessons.Challenge;
import diptych.sim.units.SimTime;
import diptych.web.StageHandlers.Asked;
import diptych.web.StageHandlers.Shown;
import diptych.web.view.Comparison.Way;
import diptych.web.view.Ids;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** What a learner can ask for in a challenge: a hint, another attempt, and when it has been judged, how its author would do it. */
final class ChallengeHandlers {
    private final Site site;
    private final StageHandlers stage;

    ChallengeHandlers(Site site, StageHandlers stage) {
        this.site = site;
        this.stage = stage;
    }

    /** POST /s/{session}/hints: open one more. */
    void hint(Context context) {
        Asked asked = asked(context);
        int hint = number(context, Ids.HINT, Challenge.HINTS.size());
        Session session = stage.did(asked.session(), id -> site.sessions().openHints(id, hint).<Moved>map(Moved.Done::new)
            .orElseGet(Moved.Unknown::new));
        stage.done(context, new Shown(new Asked(session, asked.run(), asked.place().of(session.id())), false), "");
    }

    /** POST /s/{session}/attempts: begin the challenge once more, in a session of its own. */
    void attempt(Context context) {
        Asked asked = asked(context);
        Session again = stage.did(asked.session(), site.sessions()::tryAgain);
        context.redirect(asked.place().of(again.id()).at(site.sessions().run(again).end()).address(), HttpStatus.SEE_OTHER);
    }

    /** POST /s/{session}/solutions: a right way, beside the learner's own. */
    void solution(Context context) {
        Asked asked = asked(context);
        Trial trial = asked.run().trial().orElseThrow();
        int way = number(context, Ids.WAY, trial.challenge().ways().size());
        if (!trial.isOver(asked.run().end())) {
            throw new ProblemException(Problem.of(409,
                "A right way is shown when your own attempt has been judged; let time pass until then.",
                "正确做法要等你自己的尝试评判之后才显示；请让时间继续到那时。"));
        }
        Session own = stage.did(asked.session(), id -> new Moved.Done(site.sessions().find(id).orElseThrow()));
        Session solved = stage.did(own, id -> site.sessions().solved(id, trial.challenge().ways().get(way - 1)));
        Place place = asked.place();
        site.sessions().rename(solved.id(), Phrase.SOLUTION_NAME.in(place.language(), way));
        SimTime end = asked.run().end().min(site.sessions().run(solved).end());
        var both = new Way(own.id(), solved.id(), place.language(), place.namesLanguage(), trial.end().min(end), end);
        context.redirect(both.address(), HttpStatus.SEE_OTHER);
    }

    /** In a challenge that has begun. */
    private Asked asked(Context context) {
        Asked asked = stage.asked(context, context::formParam, Ids.FROM);
        if (asked.run().trial().isEmpty()) {
            throw new ProblemException(Problem.of(409,
                "This run has no challenge yet: it comes after the last step of a lesson that has one.",
                "这次运行还没有挑战：挑战在有挑战的课程的最后一个步骤之后。"));
        }
        return asked;
    }

    private static int number(Context context, String field, int most) {
        String written = String.valueOf(context.formParam(field));
        if (written.matches("[1-9]") && Integer.parseInt(written) <= most) return Integer.parseInt(written);
        throw new ProblemException(Problem.of(400, field + " is \"" + Forms.shortened(written) + "\", but there is 1 to " + most + ".",
            field + " 是“" + Forms.shortened(written) + "”，而可选的是 1 到 " + most + "。"));
    }
}
