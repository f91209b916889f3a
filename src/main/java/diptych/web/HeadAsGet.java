package diptych.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers HEAD as GET would be answered (RFC 9110, 9.3.2): the routes see a GET, and Jetty, which knows better, sends the
 * headers alone. Javalin by itself would say 200 to any HEAD whose pattern has a route, whether or not the thing exists.
 */
final class HeadAsGet extends Handler.Wrapper {
    @Override public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(HttpMethod.HEAD.is(request.getMethod()) ? new AsGet(request) : request, response, callback);
    }

    private static final class AsGet extends Request.Wrapper {
        AsGet(Request head) {
            super(head);
        }

        @Override public String getMethod() {
            return HttpMethod.GET.asString();
        }
    }
}
