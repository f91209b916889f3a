package diptych.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Talks to a server as clients do, well-behaved ones and others. */
final class Http {
    /** A server that refuses a body unread closes the connection; on a busy machine its answer may get lost while the body is sent. */
    private static final int TRIES = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;

    Http(Server server) {
        this.server = server;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** As a browser sends a form. */
    HttpResponse<String> form(String path, String fields) {
        return post(path, fields, "Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return exchange(method, path, body, BodyHandlers.ofString(), headers);
    }

    HttpResponse<byte[]> bytes(String path, String... headers) {
        return exchange("GET", path, "", BodyHandlers.ofByteArray(), headers);
    }

    private <T> HttpResponse<T> exchange(String method, String path, String body, BodyHandler<T> reader, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address()).resolve(path))
            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        for (int tries = 1; ; tries++) {
            try {
                return client.send(request.build(), reader);
            } catch (IOException failed) {
                if (tries == TRIES) throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Sends these very characters and returns all that comes back; for what no client library would send. */
    String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
