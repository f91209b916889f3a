package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.expressions.CelExpressions;
import diptych.json.LessonFiles;
import diptych.json.ScenarioFiles;
import diptych.lessons.Shelf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox: built from forms or a scenario, entered from any moment of a lesson, used by forms, and written down again. */
class SandboxHttpTest {
    private static final String TWO = "lang=en&topic=memory&host-memory=4096&host-version=2019&start=true&vm1-name=web01&vm1-guest=6.16"
        + "&vm1-dynamic=true&vm1-startup=1024&vm1-minimum=512&vm1-maximum=4096&vm2-name=web02&vm2-guest=4.2&vm2-startup=2048";

    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    @ParameterizedTest @ValueSource(strings = {"one", "small-host", "static", "backup"})
    void every_ready_form_opens_as_it_stands(String ready) {
        String form = http.get("/sandbox?lang=en&ready=" + ready).body();
        String at = location(http.form("/sandbox", fields(form)));
        assertThat(http.get(at).body()).contains("Do what you like").contains("id=\"bench\"");
    }

    @Test void what_the_form_says_is_there_and_can_be_worked_with() {
        String at = location(http.form("/sandbox", TWO));
        assertThat(http.get(at).body()).contains("Linux 6.16 · web01", "value=\"web02\"").doesNotContain("That was the last step");

        at = move(at, "pass-60");
        String stressed = act(at, "do=stress&vm=web01&mib=2000&piece=500&every=1&for=300");
        assertThat(session(stressed)).as("where nothing came after, one goes on in the same run").isEqualTo(session(at));
        String after = move(stressed, "pass-60");
        assertThat(http.get(after).body()).contains("Undo: ").containsPattern("Memory demand.{0,400}2[0-9]{3} MB");

        String other = act(at, "do=turn-off&vm=web01");
        assertThat(session(other)).as("in the past it is a branch").isNotEqualTo(session(at));
        assertThat(http.get(other).body()).contains("turn-off vm=web01");
    }

    @Test void any_moment_of_a_lesson_opens_in_the_sandbox_exactly_as_it_is_and_leads_back() {
        String lesson = location(http.form("/lessons/dynamic-memory", "lang=en&guest=2015"));
        for (int i = 0; i < 3; i++) lesson = move(lesson, "next-step");
        String box = location(http.form(session(lesson) + "/sandbox", "lang=en&from=" + moment(lesson)));

        assertThat(moment(box)).isEqualTo(moment(lesson));
        assertThat(panes(http.get(box).body())).isEqualTo(panes(http.get(lesson).body()));
        assertThat(http.get(box).body()).contains("Back to the lesson", session(lesson) + "?at=" + moment(lesson));
        assertThat(http.get(lesson).body()).contains("Open this in the sandbox");
    }

    @Test void another_machine_can_be_shown() {
        String at = location(http.form("/sandbox", TWO));
        String other = location(http.form(session(at) + "/subjects", "lang=en&subject=web02&at=" + moment(at)));
        assertThat(http.get(other).body()).contains("Linux 4.2 · web02");
        assertThat(http.form(session(at) + "/subjects", "lang=en&subject=web09&at=0").statusCode()).isEqualTo(400);
    }

    @Test void a_run_is_saved_as_a_scenario_that_reads_back() {
        String at = act(move(location(http.form("/sandbox", TWO)), "pass-10"), "do=set-memory&vm=web01&maximum=8192&buffer=");
        HttpResponse<String> saved = http.get(session(at) + "/scenario.yaml");

        assertThat(saved.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"scenario.yaml\"");
        assertThat(saved.body()).contains("do: set-memory", "maximum: 8192");
        assertThat(new ScenarioFiles(new CelExpressions()).read("scenario.yaml", saved.body().getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(ScenarioFiles.Good.class);
        String again = location(http.form("/sandbox", "lang=en&topic=memory&scenario=" + encoded(saved.body())));
        assertThat(panes(http.get(again).body())).isEqualTo(panes(http.get(at).body()));
    }

    @Test void a_run_becomes_the_draft_of_a_lesson_without_a_mistake() throws Exception {
        String at = act(move(location(http.form("/sandbox", TWO)), "pass-60"), "do=stress&vm=web01&mib=900&for=100");
        move(at, "pass-60");
        var request = HttpRequest.newBuilder(URI.create(server.address().replaceFirst("/$", "") + session(at) + "/lesson.zip")).build();
        var zip = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();

        Map<String, byte[]> files = new LinkedHashMap<>(Map.of("order.txt", "draft\n".getBytes(StandardCharsets.UTF_8)));
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) files.put(entry.getName(), in.readAllBytes());
        }
        var reading = LessonFiles.readAll(shelf(files), new CelExpressions());
        assertThat(files).containsKeys("draft/lesson.yaml", "draft/en.md", "draft/zh.md");
        assertThat(reading.problems().stream().filter(problem -> problem.file().startsWith("draft"))).isEmpty();
        assertThat(reading.catalog().find("draft").orElseThrow().steps()).hasSize(2);
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "topic=memory|There is no machine",
        "topic=memory&vm1-name=a&vm1-guest=6.16&vm1-dynamic=true&vm1-startup=64&vm1-minimum=512|vms.a.memory.minimum: minimum is 512 MiB",
        "topic=memory&vm1-name=a&vm1-guest=6.16&vm1-startup=lots|vms.a.memory.startup: must be",
        "topic=memory&vm1-name=a&vm1-guest=windows|there must be one",
        "topic=backup&vm1-name=a&vm1-guest=6.16|needs a disk with mounts",
        "topic=memory&scenario=vms:%20[|scenario.yaml:1:",
        "topic=memory&scenario=vms:%20{a:%20{}}%0Aactions:%20[{do:%20settle,%20seconds:%209999}]|longer than the two hours"})
    void what_cannot_be_opened_is_said_beside_the_form_which_keeps_what_was_typed(String form, String says) {
        HttpResponse<String> answer = http.form("/sandbox", "lang=en&" + form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().replace("&quot;", "\"")).contains("This cannot be opened as it is", says);
        if (form.contains("vm1-name=a")) assertThat(answer.body()).contains("name=\"vm1-name\" value=\"a\"");
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "do=fly&vm=web01|there is no action", "do=stress&vm=web01|mib: is missing",
        "do=settle&seconds=3|does nothing to the world by itself",
        "do=set-memory&vm=web01|changes nothing", "do=stress&vm=web01&mib=1&for=1&colour=red|there is no such field"})
    void what_cannot_be_done_is_refused_in_the_words_of_scenarios_and_changes_nothing(String form, String says) {
        String at = location(http.form("/sandbox", TWO));
        HttpResponse<String> answer = http.form(session(at) + "/acts", "lang=en&at=" + moment(at) + "&" + form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().replace("&quot;", "\"")).contains("That is not done: ", says);
        assertThat(http.get(session(at) + "/scenario.yaml").body()).doesNotContain("stress");
    }

    @Test void a_form_that_is_not_there_is_named() {
        assertThat(http.get("/sandbox?lang=en&ready=castle").statusCode()).isEqualTo(400);
    }

    private static Shelf shelf(Map<String, byte[]> files) {
        return new Shelf() {
            @Override public Optional<byte[]> read(String path) {
                return Optional.ofNullable(files.get(path));
            }

            @Override public List<String> names(String folder) {
                String prefix = folder.isEmpty() ? "" : folder + "/";
                var names = new TreeSet<String>();
                files.keySet().stream().filter(file -> file.startsWith(prefix))
                    .forEach(file -> names.add(file.substring(prefix.length()).replaceFirst("/.*", "")));
                return List.copyOf(names);
            }
        };
    }

    /** What the form would send as it stands. */
    private static String fields(String page) {
        String form = page.substring(page.indexOf("<form"), page.indexOf("</form>"));
        var sent = new StringBuilder("lang=en");
        Matcher input = Pattern.compile("<input type=\"(number|text|checkbox)\" name=\"([^\"]+)\" value=\"([^\"]*)\"([^>]*)>")
            .matcher(form);
        while (input.find()) {
            if (input.group(1).equals("checkbox") && !input.group(4).contains("checked")) continue;
            sent.append('&').append(input.group(2)).append('=').append(encoded(input.group(3)));
        }
        Matcher select = Pattern.compile("<select name=\"([^\"]+)\">(.*?)</select>").matcher(form);
        while (select.find()) {
            Matcher chosen = Pattern.compile("value=\"([^\"]+)\" selected").matcher(select.group(2));
            if (chosen.find()) sent.append('&').append(select.group(1)).append('=').append(chosen.group(1));
        }
        return sent.toString();
    }

    /** What the two terminals show. */
    private static String panes(String page) {
        Matcher terminals = Pattern.compile("<pre.*?</pre>", Pattern.DOTALL).matcher(page);
        var all = new StringBuilder();
        while (terminals.find()) all.append(terminals.group().replaceAll("<[^>]+>", "")).append('\n');
        return all.toString();
    }

    private static String act(String at, String form) {
        return location(http.form(session(at) + "/acts", "lang=en&at=" + moment(at) + "&" + form));
    }

    private static String move(String at, String move) {
        return location(http.form(session(at) + "/moves", "lang=en&from=" + moment(at) + "&move=" + move));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String session(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String moment(String address) {
        Matcher at = Pattern.compile("at=([0-9.]+)").matcher(address);
        assertThat(at.find()).isTrue();
        return at.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }
}
