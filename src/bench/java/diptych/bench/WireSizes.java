package diptych.bench;

import diptych.web.MemoryServer;
import diptych.web.view.Place.GuestTab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Bytes over the wire, headers included, as a browser that reads gzip receives them: first views with all their files, and steps. */
final class WireSizes {
    private static final Pattern FILE = Pattern.compile(
        "(?:<script[^>]* src|<link[^>]* href)=\"(/[^\"]*)\"|url\\([\"']?([^)\"']*)[\"']?\\)");

    private final Connection connection;

    private WireSizes(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] args) throws IOException {
        PrintStream table = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        var server = MemoryServer.start();
        var first = new LinkedHashMap<String, Double>();
        var steps = new LinkedHashMap<String, List<Double>>();
        try (var connection = new Connection(server.port())) {
            var sizes = new WireSizes(connection);
            sizes.firstViews(first);
            for (Tour tour : Tour.values()) sizes.steps(tour, steps);
        } finally {
            server.stop();
        }
        System.setOut(table);
        print(first, steps);
    }

    private void firstViews(Map<String, Double> first) throws IOException {
        for (String lang : List.of("lang=en", "lang=zh")) {
            first.put("/?" + lang, firstView("/?" + lang));
            for (Tour tour : Tour.values()) {
                String lesson = tour.path() + "?" + lang;
                first.put(lesson, firstView(lesson));
                first.put("/s/...?" + lang + ", " + tour.lesson(), firstView("/s/" + Walk.open(connection, tour) + "?at=0&" + lang));
            }
        }
    }

    private static void print(Map<String, Double> first, Map<String, List<Double>> steps) {
        Figures.heading("Bytes over the wire, compressed, with headers");
        first.forEach((address, size) -> Figures.single("first view of " + address, "less than 60,000", size));
        steps.forEach((kind, sizes) -> Figures.row("step: " + kind, "less than 8,000",
            sizes.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** The page and all it names, each file once. */
    private double firstView(String address) throws IOException {
        double sum = 0;
        var known = new ArrayList<>(List.of(address));
        var ahead = new ArrayDeque<>(known);
        while (!ahead.isEmpty()) {
            String next = ahead.pop();
            sum += get(next);
            if (!isText()) continue;
            var found = FILE.matcher(text());
            while (found.find()) {
                String file = found.group(1) != null ? found.group(1) : from(next, found.group(2));
                if (file.startsWith("/") && !known.contains(file)) {
                    known.add(file);
                    ahead.add(file);
                }
            }
        }
        return sum;
    }

    /** An address in a style sheet, from where that lies. */
    private static String from(String sheet, String file) {
        boolean stands = file.startsWith("/") || file.startsWith("data:") || file.startsWith("#");
        return stands ? file : sheet.substring(0, sheet.lastIndexOf('/') + 1) + file;
    }

    /** Every kind of step of a lesson as a page asks; and all of them in both languages with every tab of the guest. */
    private void steps(Tour tour, Map<String, List<Double>> sizes) throws IOException {
        var walk = Walk.of(connection, tour, 0);
        var usual = sizes(walk, ask -> ask);
        for (Kind kind : Kind.values()) {
            if (!usual.get(kind).isEmpty()) sizes.put(tour.lesson() + ", " + kind.words(), usual.get(kind));
        }
        String open = tour.screen(tour.guestTabs().get(0));
        for (String language : List.of("en", "zh")) {
            for (GuestTab tab : tour.guestTabs()) {
                var all = sizes(walk, ask -> ask.with(open, tour.screen(tab) + "&lang=" + language));
                sizes.put(tour.lesson() + ", any, " + language + ", " + tab.written(),
                    all.values().stream().flatMap(List::stream).toList());
            }
        }
    }

    /** All steps of a walk in a session of their own. */
    private Map<Kind, List<Double>> sizes(Walk walk, UnaryOperator<Ask> changed) throws IOException {
        String session = walk.again(connection);
        var sizes = new EnumMap<Kind, List<Double>>(Kind.class);
        for (Kind kind : Kind.values()) {
            sizes.put(kind, new ArrayList<>());
            for (var step : walk.steps(kind)) {
                var ask = changed.apply(step.ask());
                int status = connection.exchange(ask.bytes(session, "gzip"));
                if (status != 200) throw new IllegalStateException(status + " for " + ask);
                sizes.get(kind).add((double) connection.bytes());
            }
        }
        return sizes;
    }

    private double get(String address) throws IOException {
        int status = connection.exchange(new Ask("GET", address, "").page("gzip"));
        if (status != 200) throw new IllegalStateException(status + " for " + address);
        return connection.bytes();
    }

    private boolean isText() {
        return connection.header("Content-Type").orElse("").matches("text/(html|css).*");
    }

    private String text() throws IOException {
        byte[] body = connection.body();
        boolean compressed = connection.header("Content-Encoding").orElse("").equals("gzip");
        byte[] plain = compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(plain, StandardCharsets.UTF_8);
    }
}
