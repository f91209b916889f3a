package diptych.web;

import io.javalin.config.RoutesConfig;

/** Every address, in one table; only the files of {@link StaticFiles} stand elsewhere. */
final class Routes {
    private Routes() {}

    static void addTo(RoutesConfig routes, Assets assets) {
        routes.get("/health", context -> context.contentType("application/json").result("{\"status\":\"up\"}"));
    }
}
