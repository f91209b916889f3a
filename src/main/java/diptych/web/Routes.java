package diptych.web;

import diptych.classroom.Library;
import diptych.classroom.Sessions;
import diptych.classroom.Transcripts;
import diptych.expressions.CelExpressions;
import diptych.scenario.Expressions;
import diptych.web.stage.Stages;
import io.javalin.config.RoutesConfig;

/** Every address, in one table; only the files of {@link StaticFiles} stand elsewhere. */
final class Routes {
    private Routes() {}

    /** CEL takes a while to load, so that happens when the first expression is read, not before the server can answer. */
    private static final class Cel {
        static final Expressions EXPRESSIONS = new CelExpressions();
    }

    static void addTo(RoutesConfig routes, Assets assets) {
        Expressions expressions = (text, vocabulary) -> Cel.EXPRESSIONS.compile(text, vocabulary);
        var library = new Library(assets.lessons(), assets.live(), expressions);
        var sessions = new Sessions(expressions);
        var transcripts = new Transcripts(sessions);
        var site = new Site(assets, library::catalog, sessions, new Stages(transcripts));

        var lessons = new LessonHandlers(site);
        Thread.ofPlatform().daemon().name("prepare").start(lessons::prepare);
        routes.before("/lessons/*", Forms::readable);
        routes.before("/s/*", Forms::readable);
        routes.get("/", lessons::catalog);
        routes.get("/lessons/{lesson}", lessons::show);
        routes.post("/lessons/{lesson}", lessons::start);

        var stage = new StageHandlers(site);
        routes.get("/s/{session}", stage::show);
        routes.get("/s/{session}/text", stage::text);
        routes.post("/s/{session}/moves", stage::move);
        routes.post("/s/{session}/acts", stage::act);
        routes.post("/s/{session}/guests", stage::changeGuest);

        var lines = new LineHandlers(site, stage, transcripts);
        routes.get("/s/{session}/lines", lines::draft);
        routes.post("/s/{session}/lines", lines::type);

        var compare = new CompareHandlers(site);
        routes.get("/compare", compare::show);
        routes.post("/s/{session}/comparisons", compare::create);

        routes.post("/api/runs", new RunHandlers(expressions)::create);
        routes.get("/health", context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
    }
}
