package diptych.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The server that people use, with one address more: {@code /memory/N} sends an answer that was recorded, from memory. Everything
 * around it is the same: threads, limits, headers, compression, the line in the log.
 */
public final class MemoryServer {
    private final Server server;
    private final List<Recorded> recorded;

    /** An answer to send again; its headers are those that a handler decides on. */
    public record Recorded(int status, String contentType, Map<String, String> headers, byte[] body) {}

    private MemoryServer(List<Recorded> recorded) throws IOException {
        this.recorded = recorded;
        this.server = Server.start(new Server.Options("127.0.0.1", 0), packaged(), (routes, assets) -> {
            Routes.addTo(routes, assets);
            routes.post("/memory/{number}", this::send);
            routes.get("/memory/{number}", this::send);
        });
    }

    public static MemoryServer start(List<Recorded> recorded) throws IOException {
        return new MemoryServer(recorded);
    }

    /** Files as the jar holds them: not in a folder that is read anew at each request. */
    public static Assets packaged() {
        return Assets.find(Path.of("target"));
    }

    private void send(Context context) {
        Recorded answer = recorded.get(Integer.parseInt(context.pathParam("number")));
        context.status(answer.status());
        answer.headers().forEach(context::header);
        context.contentType(answer.contentType()).result(answer.body());
    }

    /** Forgets what was recorded and sends these from now on. */
    public void remember(List<Recorded> answers) {
        recorded.clear();
        recorded.addAll(answers);
    }

    /** With nothing recorded yet. */
    public static MemoryServer start() throws IOException {
        return start(new ArrayList<>());
    }

    public int port() {
        return server.port();
    }

    public void stop() {
        server.stop();
    }
}
