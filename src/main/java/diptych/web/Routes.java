package diptych.web;

import diptych.classroom.Library;
import diptych.classroom.Sessions;
import diptych.expressions.CelExpressions;
import diptych.web.stage.Stages;
import io.javalin.config.RoutesConfig;

/** Every address, in one table; only the files of {@link StaticFiles} stand elsewhere. */
final class Routes {
    private Routes() {}

    static void addTo(RoutesConfig routes, Assets assets) {
        var expressions = new CelExpressions();
        var library = new Library(assets.lessons(), assets.live(), expressions);
        var site = new Site(assets, library::catalog, new Sessions(expressions), new Stages());

        var lessons = new LessonHandlers(site);
        routes.get("/", lessons::catalog);
        routes.get("/lessons/{lesson}", lessons::show);
        routes.post("/lessons/{lesson}", lessons::start);

        var stage = new StageHandlers(site);
        routes.get("/s/{session}", stage::show);
        routes.get("/s/{session}/text", stage::text);
        routes.post("/s/{session}/moves", stage::move);
        routes.post("/s/{session}/guests", stage::changeGuest);

        routes.post("/api/runs", new RunHandlers(expressions)::create);
        routes.get("/health", context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
    }
}
