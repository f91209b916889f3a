package diptych.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs every benchmark whose name holds the given words, each in a JVM of its own, and prints a table for each. */
public final class Bench {
    /** What is run, and with what beside the JVM's own choices. */
    private record Run(Class<?> main, String... options) {}

    private static final List<Run> ALL = List.of(
        new Run(VmSeconds.class),
        new Run(LiveBackup.class),
        new Run(StepRequests.class),
        new Run(OpenSessions.class, "-Xmx512m"),
        new Run(WireSizes.class));

    private Bench() {}

    /** @param args which ones: part of a name, or any regular expression; all of them if it is missing */
    public static void main(String[] args) throws IOException, InterruptedException {
        Pattern wanted = Pattern.compile(args.length > 0 ? args[0] : "");
        var failed = new ArrayList<String>();
        for (Run run : ALL) {
            if (!wanted.matcher(run.main.getSimpleName()).find()) continue;
            System.out.println("\n" + run.main.getSimpleName() + " ...");
            if (inItsOwnJvm(run) != 0) failed.add(run.main.getSimpleName());
        }
        if (failed.isEmpty()) return;
        System.err.println("failed: " + String.join(", ", failed));
        System.exit(1);
    }

    private static int inItsOwnJvm(Run run) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(Stream.of(java), Stream.of(run.options), Stream.of("-cp", System.getProperty("java.class.path"),
            run.main.getName())).flatMap(words -> words).toList();
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
