package diptych;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the jar begins. It alone is compiled for Java 11, so that it can say more than "unsupported class file version" when
 * {@code java} is an old one: it hands over to the newest Java installed beside that one, or says what is missing.
 */
public final class Launcher {
    static final int NEEDED = 21;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Class.forName("diptych.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
            return;
        }
        Optional<Path> newer = newestIn(Path.of(System.getProperty("java.home")).getParent());
        System.exit(newer.isPresent() ? handOver(newer.get(), arguments) : explain(System.err));
    }

    /** The home of the newest Java in a folder of several, if it is new enough. */
    static Optional<Path> newestIn(Path folder) throws IOException {
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> version(home) >= NEEDED && Files.isExecutable(java(home)))
                .sorted().collect(Collectors.maxBy(Comparator.comparingInt(Launcher::version)));
        }
    }

    private static int version(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    private static int handOver(Path home, String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        Path jar = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> command = new ArrayList<>(List.of(java(home).toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Process newer = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(newer))); // SIGTERM is passed on, and its end awaited
        return newer.waitFor();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
        }
    }

    private static int explain(PrintStream err) {
        err.println("diptych: this needs Java " + NEEDED + " or newer, and java is " + Runtime.version().feature()
            + "; none newer is installed beside it. Install one, or start the jar with it: /path/to/newer/bin/java -jar diptych.jar");
        return 2;
    }
}
