package diptych.web;

import diptych.classroom.Library;
import diptych.classroom.Sessions;
import diptych.expressions.CelExpressions;
import diptych.scenario.Expressions;
import diptych.web.stage.Stages;
import io.javalin.config.RoutesConfig;
import java.util.List;

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
        routes.before("/r/*", Forms::readable);
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

        var doings = new DoingHandlers(site, stage);
        routes.post("/s/{session}/undo", doings::undo);
        routes.post("/s/{session}/redo", doings::redo);
        routes.post("/s/{session}/restarts", doings::restart);
        routes.post("/s/{session}/name", doings::rename);

        routes.get("/r/{code}", stage::show);
        routes.get("/r/{code}/text", stage::text);
        routes.post("/r/{code}/sessions", stage::create);
        routes.post("/r/{code}/moves", stage::move);
        routes.post("/r/{code}/acts", stage::act);
        routes.post("/r/{code}/answers", stage::answer);
        routes.get("/r/{code}/recall", stage::recall);
        routes.post("/r/{code}/recall", stage::recallAnswer);
        routes.post("/r/{code}/guests", stage::changeGuest);

        var challenge = new ChallengeHandlers(site, stage);
        for (String run : List.of("/s/{session}", "/r/{code}")) {
            routes.post(run + "/hints", challenge::hint);
            routes.post(run + "/attempts", challenge::attempt);
            routes.post(run + "/solutions", challenge::solution);
        }

        var compare = new CompareHandlers(site, stage);
        routes.get("/compare", compare::show);
        routes.post("/s/{session}/comparisons", compare::create);
        routes.post("/r/{code}/comparisons", compare::create);

        var handbook = new HandbookHandlers(site);
        routes.get("/sources", handbook::sources);
        routes.get("/glossary", handbook::glossary);
        routes.get("/support", handbook::support);

        routes.post("/api/runs", new RunHandlers(expressions)::create);
        routes.get("/health", context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
    }
}
