package diptych.web;

import io.javalin.config.RoutesConfig;

/** Every address, in one table; only the files of {@link StaticFiles} stand elsewhere. */
final class Routes {
    private Routes() {}

    static void addTo(RoutesConfig routes, Assets assets) {
        health(routes);
    }

    /** Everything that a person looks at. */
    static void pages(RoutesConfig routes, Site site) {
        var lessons = new LessonHandlers(site);
        routes.get("/", lessons::catalog);
        routes.get("/lessons/{lesson}", lessons::show);
        routes.post("/lessons/{lesson}", lessons::start);

        var stage = new StageHandlers(site);
        routes.get("/s/{session}", stage::show);
        routes.get("/s/{session}/text", stage::text);
        routes.post("/s/{session}/moves", stage::move);
        routes.post("/s/{session}/guests", stage::changeGuest);
    }

    private static void health(RoutesConfig routes) {
        routes.get("/health", context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
    }
}
