package diptych.bench;

import diptych.web.MemoryServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Double> first;
        Map<String, List<Double>> steps;
        try (var connection = new Connection(server.port())) {
            var sizes = new WireSizes(connection);
            first = sizes.firstViews();
            steps = sizes.steps();
        } finally {
            server.stop();
        }
        System.setOut(table);
        print(first, steps);
    }

    private Map<String, Double> firstViews() throws IOException {
        var first = new LinkedHashMap<String, Double>();
        String session = Walk.open(connection);
        for (String lang : List.of("lang=en", "lang=zh")) {
            first.put("/?" + lang, firstView("/?" + lang));
            first.put("/lessons/dynamic-memory?" + lang, firstView("/lessons/dynamic-memory?" + lang));
            first.put("/s/...?" + lang, firstView("/s/" + session + "?at=0&" + lang));
        }
        return first;
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

    /** Every scene of the lesson; and any moment in both languages with every tab of the guest. */
    private Map<String, List<Double>> steps() throws IOException {
        var walk = Walk.of(connection, 0);
        String session = walk.again(connection);
        var sizes = new LinkedHashMap<String, List<Double>>();
        for (Kind kind : Kind.values()) sizes.put(kind.words(), sizes(session, walk.steps(kind), "free", "en"));
        for (String language : List.of("en", "zh")) {
            for (String tab : List.of("free", "meminfo", "dmesg")) {
                sizes.put(Kind.LOOK.words() + ", " + language + ", " + tab, sizes(session, walk.steps(Kind.LOOK), tab, language));
            }
        }
        return sizes;
    }

    private List<Double> sizes(String session, List<Walk.Step> steps, String tab, String language) throws IOException {
        var sizes = new ArrayList<Double>();
        for (var step : steps) {
            var ask = step.ask().to(step.ask().target().replace("&screen=free", "&screen=" + tab + "&lang=" + language));
            int status = connection.exchange(ask.bytes(session, "gzip"));
            if (status != 200) throw new IllegalStateException(status + " for " + ask);
            sizes.add((double) connection.bytes());
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
