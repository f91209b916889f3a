package diptych;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The one runnable jar, run as people run it: by the java command, in some other folder. */
class JarTest {
    private static final Path JAR = Path.of("target", "diptych.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir Path elsewhere;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(elsewhere.toFile()).start();
    }

    @Test void serve_chooses_a_free_port_prints_it_logs_each_request_and_stops_on_sigterm() throws Exception {
        Process served = start("serve", "--port", "0");
        CompletableFuture<List<String>> complaints = CompletableFuture.supplyAsync(() -> served.errorReader().lines().toList());
        try (BufferedReader out = served.inputReader()) {
            String first = out.readLine();
            assertThat(first).matches("Diptych is at http://127\\.0\\.0\\.1:[1-9][0-9]*/");
            URI home = URI.create(first.substring("Diptych is at ".length()));
            assertThat(get(home.resolve("/health")).statusCode()).isEqualTo(200);
            assertThat(out.readLine()).startsWith("{\"time\":\"").contains("\"path\":\"/health\",\"status\":200,\"ms\":");
            served.destroy(); // SIGTERM
            assertThat(served.waitFor(10, TimeUnit.SECONDS)).as("stopped in time").isTrue();
            assertThat(served.exitValue()).as("ended by the signal, as shells expect").isEqualTo(128 + 15);
            assertThat(complaints.join()).isEmpty();
        } finally {
            served.destroyForcibly();
        }
    }

    @Test void a_port_in_use_is_one_line_and_exit_code_1() throws Exception {
        Process first = start("serve", "--port", "0");
        try {
            String port = first.inputReader().readLine().replaceFirst(".*:(\\d+)/", "$1");
            Process second = start("serve", "--port", port);
            assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(second.errorReader().lines()).singleElement().asString().contains(port).contains("--port 0");
        } finally {
            first.destroyForcibly();
        }
    }

    @Test void run_prints_one_document_and_complains_of_nothing() throws Exception {
        Path scenario = Files.writeString(elsewhere.resolve("one.yaml"), """
            title: A guest boots
            vms: { web01: {} }
            actions: [ { do: start, vm: web01 } ]
            checks: [ "actions[0].ok" ]
            """);
        Process run = start("run", scenario.toString());
        CompletableFuture<List<String>> complaints = CompletableFuture.supplyAsync(() -> run.errorReader().lines().toList());
        assertThat(String.join("\n", run.inputReader().lines().toList())).startsWith("{").contains("\"held\":true").endsWith("}");
        assertThat(complaints.join()).isEmpty();
        assertThat(run.waitFor()).isZero();
    }

    @Test void serve_watches_a_folder_beside_the_jar_and_shows_mistakes_there_and_only_there() throws Exception {
        Path lesson = Files.createDirectories(elsewhere.resolve("lessons/mine"));
        for (String name : List.of("lesson.yaml", "en.md")) Files.copy(Path.of("lessons/dynamic-memory", name), lesson.resolve(name));
        Process served = start("serve", "--port", "0", "--watch");
        try {
            URI home = URI.create(served.inputReader().readLine().substring("Diptych is at ".length()));
            HttpResponse<String> broken = get(home.resolve("/lessons/mine"));
            assertThat(broken.statusCode()).isEqualTo(422);
            assertThat(broken.body()).contains("<code>mine/zh.md</code>", "this file is missing");
            Files.copy(Path.of("lessons/dynamic-memory/zh.md"), lesson.resolve("zh.md"));
            assertThat(get(home.resolve("/lessons/mine")).statusCode()).isEqualTo(200);
            assertThat(get(home).body()).doesNotContain("id=\"mistakes\"", "/lessons/live-backup");
        } finally {
            served.destroyForcibly();
        }
    }

    @Test void the_jar_carries_what_the_pages_need() throws Exception {
        Process served = start("serve", "--port", "0");
        try {
            URI home = URI.create(served.inputReader().readLine().substring("Diptych is at ".length()));
            String catalogue = get(home).body();
            assertThat(catalogue).contains("/lessons/dynamic-memory");
            List<String> files = Pattern.compile("(?:href|src)=\"(/web/[^\"]+|/webjars/[^\"]+)\"").matcher(catalogue).results()
                .map(found -> found.group(1)).toList();
            assertThat(files).hasSizeGreaterThan(2);
            for (String file : files) {
                assertThat(get(home.resolve(file)).headers().firstValue("Cache-Control")).as(file).hasValueSatisfying(
                    keep -> assertThat(keep).contains("immutable"));
            }
        } finally {
            served.destroyForcibly();
        }
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
