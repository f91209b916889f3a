package diptych.web;

import diptych.json.RequestJson;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.regex.Pattern;

/** One line of JSON for each request, also for those that Jetty refused; never with a whole session id or a query. */
final class RequestLines implements RequestLog {
    /** {@link LogSetup} sends this logger, and nothing else, to standard output. */
    static final String LOGGER = "diptych.requests";
    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int LONGEST_PATH = 200;
    private static final Pattern SESSION = Pattern.compile("^(/s/[^/]{6})[^/]+");

    @Override public void log(Request request, Response response) {
        if (LOG.isInfoEnabled()) {
            double millis = (System.nanoTime() - request.getBeginNanoTime()) / 1_000 / 1_000.0;
            LOG.info(RequestJson.line(Instant.now(), request.getMethod(), shortened(request.getHttpURI().getPath()),
                response.getStatus(), millis, Response.getContentBytesWritten(response)));
        }
    }

    /** A path fit for a log: who reads the log must not be able to open a learner's session. */
    static String shortened(String path) {
        if (path == null) {
            return "";
        }
        String safe = SESSION.matcher(path).replaceFirst("$1…");
        return safe.length() <= LONGEST_PATH ? safe : safe.substring(0, LONGEST_PATH) + "…";
    }
}
