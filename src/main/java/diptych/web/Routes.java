package diptych.web;

import diptych.classroom.Library;
import diptych.classroom.Sessions;
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
        var site = new Site(assets, library::catalog, library::handbook, new Sessions(expressions), new Stages());

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
        routes.post("/s/{session}/answers", stage::answer);
        routes.get("/s/{session}/recall", stage::recall);
        routes.post("/s/{session}/recall", stage::recallAnswer);
        routes.post("/s/{session}/guests", stage::changeGuest);

        var challenge = new ChallengeHandlers(site, stage);
        routes.post("/s/{session}/hints", challenge::hint);
        routes.post("/s/{session}/attempts", challenge::attempt);
        routes.post("/s/{session}/solutions", challenge::solution);

        var compare = new CompareHandlers(site);
        routes.get("/compare", compare::show);
        routes.post("/s/{session}/comparisons", compare::create);

        var handbook = new HandbookHandlers(site);
        routes.get("/sources", handbook::sources);
        routes.get("/glossary", handbook::glossary);
        routes.get("/support", handbook::support);

        routes.post("/api/runs", new RunHandlers(expressions)::create);
        routes.get("/health", context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
    }
}
