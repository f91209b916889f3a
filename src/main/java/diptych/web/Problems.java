package diptych.web;

import diptych.json.ProblemJson;
import diptych.lessons.Language;
import diptych.web.view.ProblemPage;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Refusals, bad input and faults, each to its status and its page; as problem+json for who asks for JSON. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private final Assets assets;

    Problems(Assets assets) {
        this.assets = assets;
    }

    /** A problem, written down for one reader. */
    private record Answer(String contentType, byte[] body) {}

    void addTo(JavalinConfig config) {
        config.routes.exception(ProblemException.class, (refusal, context) -> answer(context, refusal.problem()));
        config.routes.exception(HttpResponseException.class, (refusal, context) -> answer(context, refusal));
        config.routes.exception(Exception.class, (fault, context) -> answer(context, fault));
        config.router.javaLangErrorHandler(this::answer);
    }

    private void answer(Context context, Problem problem) {
        Answer answer = answerTo(problem, context.path(), context.header("Accept"),
            Languages.chosen(context.queryString(), context.header("Accept-Language")));
        context.status(problem.status()).contentType(answer.contentType()).result(answer.body());
        context.header("Cache-Control", "no-store");
        context.header("Vary", "Accept, Accept-Encoding, Accept-Language");
    }

    private void answer(Context context, HttpResponseException refusal) {
        if (refusal instanceof MethodNotAllowedResponse) {
            String methods = refusal.getDetails().getOrDefault("availableMethods", "");
            context.header("Allow", methods.contains("GET") ? methods + ", HEAD" : methods);
        }
        answer(context, Problem.of(refusal.getStatus()));
    }

    private void answer(Context context, Exception fault) {
        if (fault instanceof HttpException unreadable) { // Jetty's word for what a client got wrong, such as a bad query string
            answer(context, Problem.of(unreadable.getCode()));
        } else {
            LOG.error("{} {} failed", context.method(), RequestLines.shortened(context.path()), fault);
            answer(context, Problem.of(500));
        }
    }

    private void answer(HttpServletResponse response, Error fault) {
        LOG.error("a request failed", fault);
        Answer answer = answerTo(Problem.of(500), "", null, Language.EN);
        response.setContentType(answer.contentType());
        try {
            response.getOutputStream().write(answer.body());
        } catch (IOException gone) {
            LOG.debug("nobody there to tell", gone);
        }
    }

    private Answer answerTo(Problem problem, String path, String accept, Language language) {
        String title = problem.title().in(language);
        String detail = problem.detail().in(language);
        return wantsJson(path, accept)
            ? new Answer(ProblemJson.MEDIA_TYPE, ProblemJson.write(problem.status(), title, detail))
            : new Answer("text/html; charset=utf-8",
                ProblemPage.render(language, problem.status(), title, detail, assets.address("app.css")).getBytes(StandardCharsets.UTF_8));
    }

    /** A browser names text/html; a program names JSON or calls the JSON interface; who names neither reads a page. */
    private static boolean wantsJson(String path, String accept) {
        double json = Math.max(Quality.of(accept, "application/problem+json"), Quality.of(accept, "application/json"));
        double html = Quality.of(accept, "text/html");
        return json > html || path.startsWith("/api/") && html == 0;
    }

    /** The same for requests that Jetty refuses before any route sees them: unreadable, or too long. */
    ErrorHandler forJetty() {
        return new ErrorHandler() {
            @Override public boolean handle(Request request, Response response, Callback callback) {
                int status = response.getStatus();
                HttpFields asked = request.getHeaders();
                Answer answer = answerTo(Problem.of(status), String.valueOf(request.getHttpURI().getPath()), asked.get("Accept"),
                    Languages.chosen(request.getHttpURI().getQuery(), asked.get("Accept-Language")));
                Headers.ON_EVERYTHING.forEach(response.getHeaders()::put);
                response.getHeaders().put("Content-Type", answer.contentType());
                response.getHeaders().put("Cache-Control", "no-store");
                response.write(true, ByteBuffer.wrap(answer.body()), callback);
                return true;
            }
        };
    }
}
