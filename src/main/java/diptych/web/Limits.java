package diptych.web;

import diptych.scenario.Bounds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import java.time.Duration;

/** How much one request may ask of the server. The README lists these too. */
public final class Limits {
    /** The largest body: a scenario. */
    public static final int BODY_BYTES = 1 << 20;
    /** The largest form; the longest of ours has a handful of short fields. */
    public static final int FORM_BYTES = 64 << 10;
    /** Request line and headers together. */
    public static final int HEADER_BYTES = 8 << 10;
    /** How long a connection may say nothing, within a request or between two. */
    public static final Duration SILENCE = Duration.ofSeconds(30);
    /** How long requests under way may take once the server was told to stop. */
    public static final Duration LAST_REQUESTS = Duration.ofSeconds(10);

    /**
     * What a scenario sent to {@code /api/runs} may take: 3 s of a processor, 20,000 looks at a virtual machine (one for each of them in
     * every sample, about a kilobyte), 500,000 events. {@code run FILE} has {@link Bounds#FULL}.
     */
    public static final Bounds RUN = new Bounds(Duration.ofSeconds(3), 20_000, 500_000);
    /** Scenarios that may wait while another one is run; more are sent away. */
    public static final int RUNS_WAITING = 4;

    private Limits() {}

    /** Refuses a body by what it says of itself, before a byte of it is read, and by what it is, if it does not say. */
    static void enforce(RoutesConfig routes) {
        routes.before(context -> {
            if (bodyBytes(context) > allowed(context)) {
                throw new ProblemException(Problem.of(HttpStatus.CONTENT_TOO_LARGE.getCode()));
            }
        });
    }

    private static long bodyBytes(Context context) {
        long said = context.req().getContentLengthLong();
        boolean unsaid = said < 0 && context.header("Transfer-Encoding") != null;
        return unsaid ? context.bodyAsBytes().length : said; // Javalin stops reading at BODY_BYTES
    }

    private static int allowed(Context context) {
        String type = context.contentType();
        boolean isForm = type != null && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/"));
        return isForm ? FORM_BYTES : BODY_BYTES;
    }
}
