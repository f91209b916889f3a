package diptych.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Files are sent with a type, an ETag of their very form, and kept for good only under an address that names their bytes. */
class StaticFilesTest {
    private static final String STYLE = "/* of the host */\n  .host { color: teal }\n".repeat(100);
    /** Without what is only for who reads it. */
    private static final String SENT = ".host { color: teal }".repeat(100);

    @TempDir static Path sources;
    private static Assets assets;
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        Files.createDirectories(sources.resolve("src/main/java/diptych"));
        Files.createDirectories(sources.resolve("web/deep"));
        Files.createDirectories(sources.resolve("lessons/one"));
        Files.writeString(sources.resolve("pom.xml"), "<project/>");
        Files.writeString(sources.resolve("web/app.css"), STYLE);
        Files.writeString(sources.resolve("web/deep/tiny.txt"), "ok");
        Files.writeString(sources.resolve("web/.hidden"), "no");
        Files.writeString(sources.resolve("lessons/one/en.md"), "# One");
        assets = Assets.find(sources);
        server = Server.start(new Server.Options("127.0.0.1", 0), assets, (routes, files) -> {});
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    @Test void an_address_with_the_files_version_may_be_kept_for_good_and_another_may_not() {
        assertThat(assets.address("app.css")).matches("/web/app\\.css\\?v=[0-9a-f]{16}");
        assertThat(http.get(assets.address("app.css")).headers().firstValue("Cache-Control"))
            .hasValue("public, max-age=31536000, immutable");
        assertThat(http.get("/web/app.css?v=old").headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(http.get("/web/app.css").headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test void plain_and_compressed_form_have_each_its_own_etag_and_say_so_with_vary() throws IOException {
        HttpResponse<byte[]> plain = http.bytes("/web/app.css");
        HttpResponse<byte[]> gzip = http.bytes("/web/app.css", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(plain.body()).isEqualTo(SENT.getBytes());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes()).isEqualTo(SENT.getBytes());
        assertThat(plain.headers().firstValue("ETag")).isNotEqualTo(gzip.headers().firstValue("ETag"));
        assertThat(plain.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(gzip.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(http.bytes("/web/app.css", "Accept-Encoding", "gzip;q=0").body()).isEqualTo(SENT.getBytes());
    }

    @Test void who_has_the_file_already_is_told_so_in_a_few_bytes() {
        String tag = http.get("/web/app.css").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = http.get("/web/app.css", "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(http.get("/web/app.css", "If-None-Match", tag, "Accept-Encoding", "gzip").statusCode()).isEqualTo(200);
    }

    @Test void an_edit_shows_at_the_next_request_while_files_are_read_live() throws IOException {
        Path file = Files.writeString(sources.resolve("web/edited.css"), "body { margin: 1em }");
        String before = assets.address("edited.css");
        assertThat(http.get("/web/edited.css").body()).isEqualTo("body { margin: 1em }");
        Files.writeString(file, "body { margin: 0 }");
        assertThat(http.get("/web/edited.css").body()).isEqualTo("body { margin: 0 }");
        assertThat(assets.address("edited.css")).isNotEqualTo(before);
    }

    @Test void text_says_its_charset() {
        assertThat(type(http.get("/web/app.css"))).isEqualTo("text/css;charset=utf-8");
        assertThat(type(http.get("/web/deep/tiny.txt"))).isEqualTo("text/plain;charset=utf-8");
        assertThat(http.get("/web/deep/tiny.txt").body()).isEqualTo("ok");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }

    @Test void htmx_comes_from_its_webjar_at_the_version_of_the_pom() {
        HttpResponse<String> htmx = http.get(Assets.HTMX);
        assertThat(htmx.statusCode()).isEqualTo(200);
        assertThat(type(htmx)).isEqualTo("text/javascript;charset=utf-8");
        assertThat(htmx.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/", "/web/none.css", "/web/.hidden", "/web/deep", "/web/..%2fpom.xml", "/web/%2e%2e/pom.xml",
        "/web/deep/..%5c..%5cpom.xml", "/web//etc/passwd", "/web/%2fetc%2fpasswd",
        "/webjars/../diptych/Main.class", "/webjars/..%2f..%2f..%2fdiptych/Main.class"})
    void nothing_outside_the_folder_is_ever_sent(String path) {
        assertThat(http.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).containsPattern("\\AHTTP/1.1 40[04]");
    }

    @Test void lessons_are_read_and_listed_but_not_served() {
        assertThat(assets.names("lessons")).containsExactly("one");
        assertThat(assets.read("lessons/one/en.md")).hasValueSatisfying(text -> assertThat(text).asString().isEqualTo("# One"));
        assertThat(assets.read("lessons/two/en.md")).isEmpty();
        assertThat(assets.read("lessons/../pom.xml")).isEmpty();
        assertThat(http.get("/lessons/one/en.md").statusCode()).isEqualTo(404);
    }

    @Test void a_folder_that_only_looks_alike_is_not_taken_for_our_sources() throws IOException {
        Path strangers = Files.createDirectories(sources.resolve("elsewhere"));
        Files.createDirectories(strangers.resolve("web"));
        Files.createDirectories(strangers.resolve("lessons"));
        assertThat(Assets.find(strangers).live()).isFalse();
    }
}
