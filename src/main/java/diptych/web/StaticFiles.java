package diptych.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import java.util.Arrays;

/**
 * Sends {@code web/} and the webjars. Javalin could, but gives plain and compressed form one ETag and no Vary, so that a
 * cache between us and the reader may mix them up.
 */
final class StaticFiles {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final Assets assets;

    private StaticFiles(Assets assets) {
        this.assets = assets;
    }

    static void addTo(RoutesConfig routes, Assets assets) {
        StaticFiles files = new StaticFiles(assets);
        routes.get("/web/<path>", context -> files.send(context, "web/" + context.pathParam("path")));
        routes.get("/webjars/<path>", context -> files.send(context, "webjars/" + context.pathParam("path")));
    }

    private void send(Context context, String path) {
        Asset asset = assets.asset(path).orElseThrow(() -> new ProblemException(Problem.of(404)));
        boolean compressed = asset.gzip().isPresent() && Quality.of(context.header("Accept-Encoding"), "gzip") > 0;
        String tag = "\"" + asset.version() + (compressed ? "-gzip" : "") + "\"";
        boolean addressNamesTheseBytes = path.startsWith("webjars/") || asset.version().equals(context.queryParam("v"));
        context.header("ETag", tag);
        context.header("Vary", "Accept-Encoding");
        context.header("Cache-Control", addressNamesTheseBytes ? FOR_GOOD : "no-cache");
        if (hasAlready(context.header("If-None-Match"), tag)) {
            context.status(304);
            return;
        }
        context.contentType(asset.contentType());
        if (compressed) {
            context.header("Content-Encoding", "gzip");
        }
        context.minSizeForCompression(Integer.MAX_VALUE); // what is worth compressing has been compressed once and for all
        context.result(compressed ? asset.gzip().orElseThrow() : asset.plain());
    }

    private static boolean hasAlready(String ifNoneMatch, String tag) {
        return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(","))
            .map(known -> known.strip().replaceFirst("^W/", "")).anyMatch(known -> known.equals(tag) || known.equals("*"));
    }
}
