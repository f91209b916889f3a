package diptych.web;

import io.javalin.config.RoutesConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the house does for every page that will stand in it: limits, headers, problems, compression, a clean end. */
class ServerTest {
    private static final String LONG_PAGE = "<p>汉字 and words</p>".repeat(500);
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0), Assets.find(Path.of("")), ServerTest::routes);
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    private static void routes(RoutesConfig routes, Assets assets) {
        Routes.addTo(routes, assets);
        routes.get("/long", context -> context.contentType("text/html; charset=utf-8").result(LONG_PAGE));
        routes.get("/fault", context -> {
            throw new IllegalStateException("a secret of the program");
        });
        routes.get("/deep", context -> {
            throw new StackOverflowError();
        });
        routes.get("/refused", context -> {
            throw new ProblemException(Problem.of(404, "There is no lesson <b>.", "没有课程 <b>。"));
        });
        routes.get("/asks", context -> context.result("at " + context.queryParam("at")));
        routes.post("/echo", context -> context.result(context.body()));
    }

    @Test void health_is_answered() {
        HttpResponse<String> answer = http.get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @ParameterizedTest @ValueSource(strings = {"/health", "/nothing", "/fault", "/deep", "/%E0%A4%A", Assets.HTMX})
    void every_answer_carries_the_strict_headers(String path) {
        String answer = http.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer)
            .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';")
            .contains("frame-ancestors 'self'").contains("base-uri 'none'").contains("form-action 'self'")
            .contains("Referrer-Policy: no-referrer").contains("X-Content-Type-Options: nosniff").contains("Permissions-Policy: ")
            .doesNotContain("Set-Cookie").doesNotContain("Server:");
    }

    @Test void head_is_answered_as_get_without_the_body() {
        String there = http.raw("HEAD /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(there).startsWith("HTTP/1.1 200").contains("text/html").endsWith("\r\n\r\n");
        assertThat(http.raw("HEAD /refused HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404");
    }

    @Test void a_long_page_is_compressed_for_who_can_read_it_and_says_on_what_it_depends() throws IOException {
        HttpResponse<byte[]> small = http.bytes("/long", "Accept-Encoding", "gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(small.headers().firstValue("Vary")).hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Encoding"));
        assertThat(small.body().length).isLessThan(LONG_PAGE.length() / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
            .isEqualTo(LONG_PAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(http.get("/long").body()).isEqualTo(LONG_PAGE);
    }

    @Test void an_unknown_address_is_a_page_for_a_browser_and_problem_json_for_a_program() {
        HttpResponse<String> page = http.get("/nothing", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body()).contains("404 Not found").contains("href=\"/?lang=en\"");
        HttpResponse<String> json = http.get("/nothing", "Accept", "application/json");
        assertThat(json.statusCode()).isEqualTo(404);
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404,"
            + "\"detail\":\"Nothing is at this address. The catalogue of lessons is at /.\"}");
        assertThat(http.get("/api/nothing").headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test void a_problem_speaks_the_readers_language() {
        assertThat(http.get("/nothing?lang=zh").body()).contains("lang=\"zh\"").contains("404 找不到");
        assertThat(http.get("/nothing", "Accept-Language", "zh-TW,en;q=0.5").body()).contains("404 找不到");
        assertThat(http.get("/nothing?lang=en", "Accept-Language", "zh").body()).contains("404 Not found");
    }

    @Test void a_handlers_refusal_is_said_in_its_own_words_and_escaped() {
        assertThat(http.get("/refused").body()).contains("There is no lesson &lt;b&gt;.");
        assertThat(http.get("/refused", "Accept", "application/problem+json").body()).contains("There is no lesson <b>.");
    }

    @ParameterizedTest @ValueSource(strings = {"/fault", "/deep"})
    void a_fault_of_ours_is_a_500_that_gives_nothing_away(String path) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("A fault of the program itself").doesNotContain("secret").doesNotContain("java.lang");
    }

    @Test void a_method_that_an_address_does_not_take_is_a_405_that_lists_those_it_does() {
        HttpResponse<String> answer = http.send("DELETE", "/health", "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test void a_form_of_more_than_64_KiB_and_a_body_of_more_than_1_MiB_are_refused() {
        String[] form = {"Content-Type", "application/x-www-form-urlencoded"};
        assertThat(http.post("/echo", "a".repeat(Limits.FORM_BYTES), form).statusCode()).isEqualTo(200);
        assertThat(http.post("/echo", "a".repeat(Limits.FORM_BYTES + 1), form).statusCode()).isEqualTo(413);
        assertThat(http.post("/echo", "a".repeat(Limits.BODY_BYTES), "Content-Type", "application/yaml").statusCode()).isEqualTo(200);
        assertThat(http.post("/echo", "a".repeat(Limits.BODY_BYTES + 1), "Content-Type", "application/yaml").statusCode()).isEqualTo(413);
    }

    @Test void a_body_that_does_not_say_its_size_has_the_same_limits() {
        String chunk = "8000\r\n" + "a".repeat(0x8000) + "\r\n";
        String head = "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n";
        String form = head + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
        assertThat(http.raw(form + chunk.repeat(2) + "0\r\n\r\n")).startsWith("HTTP/1.1 200");
        assertThat(http.raw(form + chunk.repeat(3) + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(http.raw(head + "\r\n" + chunk.repeat(33) + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
    }

    @Test void what_is_no_http_is_refused_with_the_right_status_and_our_page() {
        assertThat(http.raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.1 400").contains("400 Bad request");
        assertThat(http.raw("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(http.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 414")
            .contains("414 URI too long");
        assertThat(http.raw("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
            .startsWith("HTTP/1.1 431");
        assertThat(http.raw("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: some\r\n\r\n"))
            .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest @ValueSource(strings = {"/asks?at=%zz", "/asks?at=%", "/asks?at=%ff"})
    void a_query_that_cannot_be_decoded_is_never_a_fault_of_ours(String path) {
        assertThat(http.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            .containsPattern("\\AHTTP/1.1 (200|400)").doesNotContain("java.");
    }

    @Test void stopping_lets_the_request_under_way_finish() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        Server stopping = Server.start(new Server.Options("127.0.0.1", 0), Assets.find(Path.of("")),
            (routes, assets) -> routes.get("/slow", context -> {
                underWay.countDown();
                TimeUnit.MILLISECONDS.sleep(400);
                context.result("done");
            }));
        int port = stopping.port();
        Http client = new Http(stopping);
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> client.get("/slow"));
        underWay.await();
        stopping.stop();
        assertThat(answer.get(5, TimeUnit.SECONDS).body()).isEqualTo("done");
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
    }

    @Test void an_address_that_cannot_be_used_is_said_so_with_the_way_out() {
        assertThatThrownBy(() -> Server.start(new Server.Options("127.0.0.1", server.port())))
            .isInstanceOf(IOException.class).hasMessageContaining("--port 0");
        assertThatThrownBy(() -> Server.start(new Server.Options("no.such.host.invalid", 0)))
            .isInstanceOf(IOException.class).hasMessageContaining("127.0.0.1");
        assertThatThrownBy(() -> Server.start(new Server.Options("192.0.2.1", 0)))
            .isInstanceOf(IOException.class).hasMessageContaining("192.0.2.1");
    }
}
