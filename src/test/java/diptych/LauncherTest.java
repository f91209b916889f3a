package diptych;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Who starts the jar with an old Java is handed to a newer one beside it. */
class LauncherTest {
    private static final int JAVA_11 = 55;

    @TempDir Path homes;

    @Test void an_old_java_can_read_the_first_class() throws IOException {
        try (DataInputStream type = new DataInputStream(Launcher.class.getResourceAsStream("Launcher.class"))) {
            assertThat(type.readInt()).isEqualTo(0xCAFEBABE);
            type.readUnsignedShort();
            assertThat(type.readUnsignedShort()).isLessThanOrEqualTo(JAVA_11);
        }
    }

    @Test void the_newest_java_that_is_new_enough_is_chosen() throws IOException {
        install("java-17", "17.0.15");
        assertThat(Launcher.newestIn(homes)).isEmpty();
        install("java-21", "21.0.2");
        install("temurin-25", "25.0.3");
        install("java-22", "22");
        Files.createDirectory(homes.resolve("openjdk-broken"));
        assertThat(Launcher.newestIn(homes)).hasValue(homes.resolve("temurin-25"));
    }

    private void install(String name, String version) throws IOException {
        Path home = Files.createDirectories(homes.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }
}
