package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts as files beside the tests; {@code mvn -Dgolden=write} writes them anew, and the difference shows in the change. */
final class Golden {
    private Golden() {}

    static String read(String name) {
        try (var in = Golden.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(String name, String actual) {
        if ("write".equals(System.getProperty("golden"))) write(name, actual);
        else assertThat(actual).isEqualTo(read(name));
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(Path.of("src/test/resources/diptych/sim/console", name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
