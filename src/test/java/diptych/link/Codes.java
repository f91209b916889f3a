package diptych.link;

import diptych.link.SharedRun.Deed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The codes that were ever given out, and what each says. */
public final class Codes {
    private Codes() {}

    /** @param told what it says, in the words of this test */
    public record Given(String code, String told) {}

    public static List<Given> all() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/codes/version-1.txt")).stream().filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" \\| ")).map(parts -> new Given(parts[0], parts[1])).toList();
    }

    public static SharedRun read(String code) {
        return ((RunCode.Reading.Read) RunCode.read(code)).run();
    }

    static String told(SharedRun run) {
        String deeds = run.deeds().stream().map(Codes::told).collect(Collectors.joining(" "));
        return "%s %06x %s: %s -> %s %s %s %s".formatted(run.lesson(), run.fingerprint(), run.guest(), deeds, run.at(), run.host(),
            run.screen(), run.zoom().isEmpty() ? "." : run.zoom());
    }

    private static String told(Deed deed) {
        return switch (deed) {
            case Deed.NextStep next -> "next";
            case Deed.Pass pass -> "pass:" + pass.seconds();
            case Deed.Pull pull -> pull.lever() + "@" + pull.at().micros();
        };
    }
}
