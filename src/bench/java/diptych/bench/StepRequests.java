package diptych.bench;

import diptych.web.MemoryServer;
import diptych.web.MemoryServer.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How often a second the server that people use simulates, renders and sends a step, and how often it sends the same bytes from memory:
 * the same status, headers, method, request and compression, in the same run, one after the other. Half is the least.
 * Beside the rates stands the processor time of the server, which other work on the machine disturbs less.
 *
 * <p>Each lesson by itself: first every learner walks through it, which warms the server up and records the answers. Then come rounds,
 * each with a server that has computed nothing yet.
 */
final class StepRequests {
    /** As many learners as can be recorded in this time, but one for each connection at the least. */
    private static final Bounds LEARNERS = new Bounds(Load.CONNECTIONS, 40, Duration.ofSeconds(15));
    private static final Bounds ROUNDS = new Bounds(3, 7, Duration.ofSeconds(30));
    /** Rounds that are not counted: until the JVM has compiled what it will compile, which takes longer where others work, too. */
    private static final Bounds WARM_UP = new Bounds(3, 15, Duration.ofSeconds(60));

    private final Tour tour;
    private final List<Walk> walks = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<Kind, List<List<String>>> fromMemory = new EnumMap<>(Kind.class);

    /** How often something is done: the least and the most, and between them until that time is over. A slow lesson has to end, too. */
    private record Bounds(int least, int most, Duration time) {
        boolean allow(int done, long began) {
            return done < least || done < most && System.nanoTime() - began < time.toNanos();
        }
    }

    private StepRequests(Tour tour) {
        this.tour = tour;
    }

    /** @param args the lessons to measure; both if none is named */
    public static void main(String[] args) throws IOException, InterruptedException {
        for (Tour tour : Tour.values()) {
            if (args.length == 0 || List.of(args).contains(tour.lesson())) new StepRequests(tour).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        PrintStream table = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // where the server's log goes: written as ever, and kept by nobody
        walk();
        rounds("gzip", WARM_UP);
        var gzip = rounds("gzip", ROUNDS);
        var identity = rounds("identity", ROUNDS);
        System.setOut(table);
        print("compressed", gzip);
        print("not compressed", identity);
    }

    private void walk() throws IOException {
        var server = MemoryServer.start();
        for (Kind kind : Kind.values()) fromMemory.put(kind, new ArrayList<>());
        try (var connection = new Connection(server.port())) {
            long began = System.nanoTime();
            for (int learner = 0; LEARNERS.allow(learner, began); learner++) {
                var walk = Walk.of(connection, tour, learner);
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

    /** Those that the lesson has. */
    private List<Kind> kinds() {
        return Arrays.stream(Kind.values()).filter(kind -> walks.stream().anyMatch(walk -> !walk.steps(kind).isEmpty())).toList();
    }

    /** One kind in one round. */
    private record Pair(Load steps, Load memory) {
        double ratio() {
            return steps.perSecond() / memory.perSecond();
        }
    }

    private Map<Kind, List<Pair>> rounds(String encoding, Bounds bounds) throws IOException, InterruptedException {
        var pairs = new EnumMap<Kind, List<Pair>>(Kind.class);
        for (Kind kind : kinds()) pairs.put(kind, new ArrayList<>());
        long began = System.nanoTime();
        for (int round = 0; bounds.allow(round, began); round++) {
            round(encoding, round % 2 == 0).forEach((kind, pair) -> pairs.get(kind).add(pair));
        }
        return pairs;
    }

    private Map<Kind, Pair> round(String encoding, boolean memoryFirst) throws IOException, InterruptedException {
        var server = MemoryServer.start(recorded);
        try {
            var sessions = open(server);
            var pairs = new EnumMap<Kind, Pair>(Kind.class);
            for (Kind kind : kinds()) {
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

    /** As many as most learners would ask, however few there are: what is too short cannot be timed. */
    private List<List<byte[]>> memoryRequests(Kind kind, String encoding) {
        return Collections.nCopies(LEARNERS.most / walks.size(), onceFromMemory(kind, encoding)).stream().flatMap(List::stream).toList();
    }

    private List<List<byte[]>> onceFromMemory(Kind kind, String encoding) {
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

    private void print(String how, Map<Kind, List<Pair>> measured) {
        Figures.heading("Steps a second, " + tour.lesson() + ", " + how + ", " + walks.size() + " learners");
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
