package diptych.web;

import diptych.classroom.Moved;
import diptych.classroom.Session;
import diptych.lessons.GuestChoice;
import diptych.sim.units.SimTime;
import diptych.web.StageHandlers.Asked;
import diptych.web.stage.Comparisons;
import diptych.web.stage.Comparisons.Told;
import diptych.web.view.CompareView;
import diptych.web.view.Comparison.Way;
import diptych.web.view.Ids;
import diptych.web.view.Numbers;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Two runs of one lesson side by side. */
final class CompareHandlers {
    private static final String FIRST = "a";
    private static final String SECOND = "b";

    private final Site site;
    private final StageHandlers stage;
    private final Comparisons comparisons;

    CompareHandlers(Site site, StageHandlers stage) {
        this.site = site;
        this.stage = stage;
        this.comparisons = new Comparisons(site.stages());
    }

    /** GET /compare?a={session}&b={session}&at={moment} */
    void show(Context context) {
        Told first = told(context, FIRST);
        Told second = told(context, SECOND);
        if (!first.session().lesson().equals(second.session().lesson())) {
            throw new ProblemException(Problem.of(400,
                "a and b are runs of two lessons, " + first.session().lesson().id() + " and " + second.session().lesson().id()
                    + "; only runs of one lesson can be compared.",
                "a 和 b 是两门课程 " + first.session().lesson().id() + " 与 " + second.session().lesson().id()
                    + " 的运行；只能对比同一课程的运行。"));
        }
        SimTime end = first.run().end().min(second.run().end());
        SimTime at = Forms.moment(context.queryParam(Ids.AT), Ids.AT).orElse(end);
        if (at.isAfter(end)) {
            throw new ProblemException(Problem.of(404,
                "Both runs together have not gone as far as " + Numbers.seconds(at) + " s; they end at " + Numbers.seconds(end) + " s.",
                "两次运行还没有都到 " + Numbers.seconds(at) + " 秒；它们到 " + Numbers.seconds(end) + " 秒为止。"));
        }
        var way = new Way(first.session().id(), second.session().id(), Forms.language(context), Forms.namesLanguage(context), at, end);
        Site.page(context, CompareView.page(comparisons.of(first, second, way), site.files()));
    }

    /** POST /s/{session}/comparisons or /r/{code}/comparisons: the same moves with another guest, beside this run. */
    void create(Context context) {
        Asked asked = stage.asked(context, context::formParam, Ids.AT, true);
        GuestChoice guest = LessonHandlers.guest(asked.session().lesson(), context.formParam(Ids.GUEST));
        Session session = stage.did(asked.session(), id -> new Moved.Done(site.sessions().find(id).orElseThrow()));
        Session other = stage.did(session, id -> site.sessions().withGuest(id, guest, asked.run().within(asked.place().at())));
        SimTime end = asked.run().end().min(site.sessions().run(other).end());
        var way = new Way(session.id(), other.id(), asked.place().language(), Forms.namesLanguage(context),
            asked.place().at().min(end), end);
        context.redirect(way.address(), HttpStatus.SEE_OTHER);
    }

    private Told told(Context context, String field) {
        String id = context.queryParam(field);
        if (id == null) {
            throw new ProblemException(Problem.of(400,
                field + " is missing; the address of a comparison is /compare?a=RUN&b=RUN, with the ids of two runs.",
                "缺少 " + field + "；对比页的地址是 /compare?a=RUN&b=RUN，其中是两次运行的 id。"));
        }
        Session session = site.sessions().find(id).orElseThrow(() -> StageHandlers.unknown(id));
        return new Told(session, site.sessions().run(session));
    }
}
