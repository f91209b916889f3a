package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages at the moments that matter, tag by tag, as they were when somebody last looked at them. A change of a number, a word or a drawing
 * shows up here as a difference. When it is meant, {@code mvn -Pchecks test -Dtest=GoldenPagesTest -Dgolden=write} writes them anew.
 */
class GoldenPagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/pages");
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    @ParameterizedTest @CsvSource({
        "start-en, en, 2015, 0", "boot-zh, zh, 2015, 1", "hot-add-en, en, today, 2", "balloon-2015-en, en, 2015, 3",
            "balloon-2015-zh, zh, 2015, 3",
        "balloon-today-en, en, today, 3", "balloon-today-zh, zh, today, 3", "again-zh, zh, 2015, 4"})
    void a_stage_is_drawn_as_it_was(String name, String language, String guest, int steps) throws IOException {
        drawn(name, "dynamic-memory", language, guest, steps);
    }

    private static void drawn(String name, String lesson, String language, String guest, int steps) throws IOException {
        String at = location(post("/lessons/" + lesson, "guest=" + guest + "&lang=" + language));
        for (int step = 0; step < steps; step++) {
            String from = at.replaceFirst(".*at=([0-9.]+).*", "$1");
            at = location(post(at.replaceFirst("\\?.*", "") + "/moves", "move=next-step&lang=" + language + "&from=" + from));
        }
        String session = at.replaceFirst("/s/([^?]+).*", "$1");
        compare(name, http.get(at, "HX-Request", "true").body().replace(session, "SESSION"));
    }

    @ParameterizedTest @CsvSource({"backup-frozen-en, en, today, 3", "backup-frozen-zh, zh, today, 3",
        "backup-unfrozen-en, en, unfrozen, 6", "backup-restored-zh, zh, 2015, 7"})
    void a_stage_of_a_backup_is_drawn_as_it_was(String name, String language, String guest, int steps) throws IOException {
        drawn(name, "live-backup", language, guest, steps);
    }

    @ParameterizedTest @CsvSource({"catalogue-en, /?lang=en", "catalogue-zh, /?lang=zh", "lesson-en, /lessons/dynamic-memory?lang=en",
        "lesson-zh, /lessons/dynamic-memory?lang=zh"})
    void a_page_before_the_beginning_is_drawn_as_it_was(String name, String path) throws IOException {
        compare(name, http.get(path).body().replaceAll("\\?v=[0-9a-f]+", "?v=VERSION"));
    }

    private static void compare(String name, String html) throws IOException {
        String lines = html.replace(server.address(), "http://HOST/").replace("><", ">\n<") + "\n";
        Path golden = FOLDER.resolve(name + ".html");
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, lines);
        }
        assertThat(lines).as(golden + "; if the change is meant, run with -Dgolden=write").isEqualTo(Files.readString(golden));
    }

    private static HttpResponse<String> post(String path, String body) {
        return http.form(path, body);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }
}
