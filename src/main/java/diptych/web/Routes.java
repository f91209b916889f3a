package diptych.web;

import diptych.classroom.Library;
import diptych.classroom.Sessions;
import diptych.classroom.Transcripts;
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
        var library = new Library(assets.lessons(), assets.lessonsAreLive(), expressions);
        var sessions = new Sessions(expressions);
        var transcripts = new Transcripts(sessions);
        var site = new Site(assets, library::catalog, library::handbook, library::problemsToMend, sessions, new Stages(transcripts));

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
        routes.post("/s/{session}/sandbox", stage::sandbox);
        routes.post("/s/{session}/subjects", stage::changeSubject);
        routes.post("/s/{session}/answers", stage::answer);
        routes.get("/s/{session}/recall", stage::recall);
        routes.post("/s/{session}/recall", stage::recallAnswer);
        routes.post("/s/{session}/guests", stage::changeGuest);

        var lines = new LineHandlers(site, stage, transcripts);
        routes.get("/s/{session}/lines", lines::draft);
        routes.post("/s/{session}/lines", lines::type);
        routes.get("/r/{code}/lines", lines::draft);
        routes.post("/r/{code}/lines", lines::type);

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

        var sandbox = new SandboxHandlers(site, expressions);
        routes.before("/sandbox", Forms::readable);
        routes.get("/sandbox", sandbox::show);
        routes.post("/sandbox", sandbox::create);
        routes.get("/s/{session}/scenario.yaml", sandbox::save);
        routes.get("/s/{session}/lesson.zip", sandbox::draft);

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
