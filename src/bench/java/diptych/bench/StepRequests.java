package diptych.bench;

import diptych.web.MemoryServer;
import diptych.web.MemoryServer.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How often a second the server that people use simulates, renders and sends a step, and how often it sends the same bytes from memory:
 * the same status, headers, method, request and compression, in the same run, one after the other. Half is the least.
 * Beside the rates stands the processor time of the server, which other work on the machine disturbs less.
 *
 * <p>First every learner walks through the lesson, which warms the server up and records the answers. Then come rounds, each with a server
 * that has computed nothing yet.
 */
final class StepRequests {
    private static final int LEARNERS = 40;
    private static final int ROUNDS = 7;
    /** Rounds that are not counted: until the JVM has compiled what it will compile. */
    private static final int WARM_UP_ROUNDS = 6;

    private final List<Walk> walks = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<Kind, List<List<String>>> fromMemory = new EnumMap<>(Kind.class);

    private StepRequests() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream table = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // where the server's log goes: written as ever, and kept by nobody
        var measurement = new StepRequests();
        measurement.walk();
        measurement.rounds("gzip", WARM_UP_ROUNDS);
        var gzip = measurement.rounds("gzip", ROUNDS);
        measurement.rounds("identity", 1);
        var identity = measurement.rounds("identity", ROUNDS);
        System.setOut(table);
        print("Step requests a second, compressed as browsers ask for", gzip);
        print("Step requests a second, not compressed", identity);
    }

    private void walk() throws IOException {
        var server = MemoryServer.start();
        for (Kind kind : Kind.values()) fromMemory.put(kind, new ArrayList<>());
        try (var connection = new Connection(server.port())) {
            for (int learner = 0; learner < LEARNERS; learner++) {
                var walk = Walk.of(connection, learner);
                walks.add(walk);
                for (Kind kind : Kind.values()) fromMemory.get(kind).add(remember(walk.steps(kind)));
            }
        } finally {
            server.stop();
        }
    }

    /** Where each answer will be sent from. */
    private List<String> remember(List<Walk.Step> steps) {
        var targets = new ArrayList<String>();
        for (var step : steps) {
            targets.add("/memory/" + recorded.size());
            recorded.add(step.answer());
        }
        return targets;
    }

    /** One kind in one round. */
    private record Pair(Load steps, Load memory) {
        double ratio() {
            return steps.perSecond() / memory.perSecond();
        }
    }

    private Map<Kind, List<Pair>> rounds(String encoding, int count) throws IOException, InterruptedException {
        var pairs = new EnumMap<Kind, List<Pair>>(Kind.class);
        for (Kind kind : Kind.values()) pairs.put(kind, new ArrayList<>());
        for (int round = 0; round < count; round++) {
            round(encoding, round % 2 == 0).forEach((kind, pair) -> pairs.get(kind).add(pair));
        }
        return pairs;
    }

    private Map<Kind, Pair> round(String encoding, boolean memoryFirst) throws IOException, InterruptedException {
        var server = MemoryServer.start(recorded);
        try {
            var sessions = open(server);
            var pairs = new EnumMap<Kind, Pair>(Kind.class);
            for (Kind kind : Kind.values()) {
                var steps = requests(kind, sessions, encoding);
                var memory = memoryRequests(kind, encoding);
                System.gc();
                Load before = memoryFirst ? Load.of(server.port(), memory) : null;
                Load made = Load.of(server.port(), steps);
                pairs.put(kind, new Pair(made, memoryFirst ? before : Load.of(server.port(), memory)));
            }
            return pairs;
        } finally {
            server.stop();
        }
    }

    /** A session for each learner, at the moment at which its walk begins. */
    private List<String> open(MemoryServer server) throws IOException {
        var sessions = new ArrayList<String>();
        try (var connection = new Connection(server.port())) {
            for (var walk : walks) sessions.add(walk.again(connection));
        }
        return sessions;
    }

    private List<List<byte[]>> requests(Kind kind, List<String> sessions, String encoding) {
        var all = new ArrayList<List<byte[]>>();
        for (int i = 0; i < walks.size(); i++) {
            String session = sessions.get(i);
            all.add(walks.get(i).steps(kind).stream().map(step -> step.ask().bytes(session, encoding)).toList());
        }
        return all;
    }

    private List<List<byte[]>> memoryRequests(Kind kind, String encoding) {
        var all = new ArrayList<List<byte[]>>();
        for (int i = 0; i < walks.size(); i++) {
            var steps = walks.get(i).steps(kind);
            var targets = fromMemory.get(kind).get(i);
            var mine = new ArrayList<byte[]>();
            for (int j = 0; j < steps.size(); j++) mine.add(steps.get(j).ask().to(targets.get(j)).bytes("", encoding));
            all.add(mine);
        }
        return all;
    }

    private static void print(String title, Map<Kind, List<Pair>> measured) {
        Figures.heading(title);
        measured.forEach((kind, pairs) -> {
            String name = kind.words();
            Figures.row(name + ", simulated and rendered", "", values(pairs, pair -> pair.steps().perSecond()));
            Figures.row(name + ", the same bytes from memory", "", values(pairs, pair -> pair.memory().perSecond()));
            Figures.row(name + ", ratio", "at least 0.50", values(pairs, Pair::ratio));
            Figures.row(name + ", server's processor time, us a request", "", values(pairs, pair -> pair.steps().serverMicros()));
            Figures.row(name + ", the same from memory", "", values(pairs, pair -> pair.memory().serverMicros()));
        });
    }

    private static double[] values(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).toArray();
    }
}
