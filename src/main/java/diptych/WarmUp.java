package diptych;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks through a server's own pages as a browser's reader would, along links and forms. The build does so once to record
 * which classes a start and the first pages need; the recording is what lets later starts be quick.
 */
final class WarmUp {
    private static final int ENOUGH = 40;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form\\b(?=[^>]*method=\"post\")[^>]*action=\"(/[^\"]*)\"");

    private final URI home;
    private final Deque<Visit> ahead = new ArrayDeque<>();
    private final Set<Visit> known = new HashSet<>();

    private record Visit(String method, String path) {}

    private WarmUp(URI home) {
        this.home = home;
    }

    static void of(String address) throws IOException {
        WarmUp walk = new WarmUp(URI.create(address));
        walk.meet(new Visit("GET", "/health"));
        walk.meet(new Visit("GET", "/"));
        for (int visits = 0; visits < ENOUGH && !walk.ahead.isEmpty(); visits++) {
            walk.visit(walk.ahead.pop());
        }
    }

    private void meet(Visit visit) {
        if (known.add(visit)) {
            ahead.add(visit);
        }
    }

    private void visit(Visit visit) throws IOException {
        HttpURLConnection request = (HttpURLConnection) home.resolve(visit.path().replace("&amp;", "&")).toURL().openConnection();
        request.setRequestMethod(visit.method());
        request.setRequestProperty("Accept", "text/html");
        request.setRequestProperty("Accept-Encoding", "identity");
        if (visit.method().equals("POST")) {
            request.setDoOutput(true);
            request.getOutputStream().close();
        }
        try (InputStream body = request.getResponseCode() < 400 ? request.getInputStream() : request.getErrorStream()) {
            String page = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            meetAll("POST", FORM.matcher(page)); // forms first: they lead further than links
            meetAll("GET", LINK.matcher(page));
        }
    }

    private void meetAll(String method, Matcher found) {
        while (found.find()) {
            meet(new Visit(method, found.group(1)));
        }
    }
}
