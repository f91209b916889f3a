package diptych.web;

import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Session;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.sim.units.SimTime;
import diptych.web.stage.Previews;
import diptych.web.view.CatalogView;
import diptych.web.view.Ids;
import diptych.web.view.LessonView;
import diptych.web.view.MistakesView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue and the pages of lessons. */
final class LessonHandlers {
    private final Site site;
    private final Previews previews;

    LessonHandlers(Site site) {
        this.site = site;
        this.previews = new Previews(site.sessions(), site.stages());
    }

    /** Does beside the rest of the start what the first reader would otherwise wait for. */
    void prepare() {
        catalog(Language.EN, false);
    }

    /** GET / */
    void catalog(Context context) {
        Site.page(context, catalog(Forms.language(context), Forms.namesLanguage(context)));
    }

    private byte[] catalog(Language language, boolean named) {
        var lessons = site.catalog().get().lessons().stream().map(lesson -> previews.of(lesson, language)).toList();
        return CatalogView.page(language, named, lessons, site.mistakes().get(), site.files());
    }

    /** GET /lessons/{lesson}; what its author has to mend, if it has mistakes. */
    void show(Context context) {
        Language language = Forms.language(context);
        boolean named = Forms.namesLanguage(context);
        String id = context.pathParam("lesson");
        var mistakes = mistakes(id);
        if (mistakes.isEmpty()) {
            Site.page(context, LessonView.page(language, named, previews.of(lesson(context), language), site.files()));
        } else {
            Site.page(context.status(HttpStatus.UNPROCESSABLE_CONTENT), MistakesView.page(language, named, id, mistakes, site.files()));
        }
    }

    /** POST /lessons/{lesson}: a new session, with the first step played. */
    void start(Context context) {
        Lesson lesson = lesson(context);
        GuestChoice guest = guest(lesson, context.formParam(Ids.GUEST));
        Session session = site.sessions().start(lesson, guest);
        if (!(site.sessions().move(session.id(), new Move.NextStep()) instanceof Moved.Done)) {
            throw new IllegalStateException("the first step of " + lesson.id() + " cannot be played");
        }
        context.redirect(Forms.place(context, session, SimTime.ZERO, context::formParam).address(), HttpStatus.SEE_OTHER);
    }

    private Lesson lesson(Context context) {
        String id = context.pathParam("lesson");
        var mistakes = mistakes(id);
        if (!mistakes.isEmpty()) throw new ProblemException(Problem.of(422,
            "The lesson \"" + id + "\" has mistakes, so it cannot be started; /lessons/" + id + " lists them.",
            "课程“" + id + "”有错误，不能开始；/lessons/" + id + " 列出了这些错误。"));
        return site.catalog().get().find(id).orElseThrow(() -> new ProblemException(Problem.of(404,
            "There is no lesson \"" + Forms.shortened(id) + "\". The catalogue of lessons is at /.",
            "没有名为“" + Forms.shortened(id) + "”的课程。课程目录在 /。")));
    }

    /** What is wrong with a lesson, if it is one whose author is at work; none if it is whole, or if there is no such lesson. */
    private List<diptych.scenario.Problem> mistakes(String lesson) {
        return site.mistakes().get().stream()
            .filter(mistake -> mistake.file().equals(lesson) || mistake.file().startsWith(lesson + "/")).toList();
    }

    /** The kernel that a form names; the lesson's own choice if it names none. */
    static GuestChoice guest(Lesson lesson, String named) {
        if (named == null) return lesson.defaultGuest();
        return lesson.guest(named).orElseThrow(() -> {
            String known = lesson.guests().stream().map(GuestChoice::id).collect(Collectors.joining(", "));
            return new ProblemException(Problem.of(400,
                "guest is \"" + Forms.shortened(named) + "\", but this lesson has " + known + ".",
                "guest 是“" + Forms.shortened(named) + "”，而本课程可选的是 " + known + "。"));
        });
    }
}
