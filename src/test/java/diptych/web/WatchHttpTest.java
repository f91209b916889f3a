package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.json.AuthorShelf;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes a lesson sees each edit when a page is loaded again: the lesson, or all that is wrong with it. */
class WatchHttpTest {
    @TempDir static Path folder;
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = serve(folder);
        http = new Http(server);
    }

    private static Server serve(Path watched) throws IOException {
        var shelf = new AuthorShelf(watched, Assets.find(Path.of("")).lessons());
        return Server.start(new Server.Options("127.0.0.1", 0, Optional.of(shelf)));
    }

    @AfterAll static void close() {
        server.stop();
    }

    @BeforeEach void writeOneLesson() throws IOException {
        for (String name : new String[] {"sources.yaml", "glossary.yaml"}) Files.deleteIfExists(folder.resolve(name));
        Files.createDirectories(folder.resolve("mine"));
        for (String name : new String[] {"lesson.yaml", "en.md", "zh.md"}) copyShipped(name);
    }

    private static void copyShipped(String name) throws IOException {
        Files.copy(Path.of("lessons/dynamic-memory", name), file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test void a_folder_with_one_lesson_is_enough_and_an_edit_shows_at_the_next_request() throws IOException {
        assertThat(http.get("/?lang=en").body()).contains("/lessons/mine").doesNotContain("/lessons/live-backup").doesNotContain("to mend");
        assertThat(http.get("/glossary?lang=en").body()).as("what is shipped stands behind it").contains("id=\"balloon\"");

        edit("en.md", "# .*", "# My own title");
        assertThat(http.get("/lessons/mine?lang=en").body()).contains("<h1>My own title</h1>");
    }

    @Test void the_folder_of_the_lesson_itself_will_do() throws IOException {
        Server single = serve(folder.resolve("mine"));
        try {
            assertThat(new Http(single).get("/?lang=en").body()).contains("/lessons/mine");
            assertThat(new Http(single).get("/lessons/mine").statusCode()).isEqualTo(200);
        } finally {
            single.stop();
        }
    }

    @Test void all_mistakes_stand_on_the_catalogue_and_in_the_place_of_the_lesson_until_they_are_mended() throws IOException {
        edit("en.md", "web01\\.startup", "web01.mood");
        edit("zh.md", "(?s)\n## .*", "\n");

        for (String path : new String[] {"/", "/lessons/mine"}) {
            HttpResponse<String> page = http.get(path + "?lang=en");
            assertThat(page.statusCode()).isEqualTo(path.equals("/") ? 200 : 422);
            assertThat(page.body()).containsPattern("<code>mine/en.md:\\d+</code> <span lang=\"en\">boot: \\{\\{web01.mood}}: a virtual")
                .containsPattern("<code>mine/zh.md:\\d+</code> <span lang=\"en\">steps: the lesson has \\d steps, but this text has 0")
                .contains("A lesson with mistakes is not shown.");
            assertThat(http.get(path + "?lang=zh").body()).contains("有错误的课程不会显示。").contains("mine/en.md:");
        }
        HttpResponse<String> begun = http.form("/lessons/mine", "lang=en");
        assertThat(begun.statusCode()).isEqualTo(422);
        assertThat(begun.body()).contains("/lessons/mine lists them");
        assertThat(http.get("/lessons/other").statusCode()).isEqualTo(404);

        copyShipped("en.md");
        copyShipped("zh.md");
        assertThat(http.get("/?lang=en").body()).doesNotContain("left to mend");
        assertThat(http.get("/lessons/mine").statusCode()).isEqualTo(200);
    }

    @Test void a_run_that_was_begun_goes_on_with_the_lesson_as_it_was() throws IOException {
        String at = http.form("/lessons/mine", "lang=en").headers().firstValue("Location").orElseThrow();
        edit("en.md", "# .*", "# Another title {{oops}}");
        assertThat(http.get("/lessons/mine").statusCode()).isEqualTo(422);
        assertThat(http.get(at).statusCode()).isEqualTo(200);
        assertThat(http.form(at.replaceFirst("\\?.*", "") + "/moves", "move=next-step&lang=en").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "en.md|A <script>alert(8)</script>.", "en.md|<img src=x onerror=alert(8)>", "zh.md|[x](javascript:alert(8))",
        "zh.md|![x](https://evil.example/alert(8).png)", "en.md|<iframe src=https://evil.example></iframe>",
        "en.md|{{<script>alert(8)</script>}}", "en.md|# <script>alert(8)</script>",
        "en.md|<b hx-get=/s/x hx-trigger=load>alert(8)</b>", "en.md|<style>@import 'https://evil.example'</style>",
        "en.md|::: question <script>alert(8)</script>", "en.md|[[<img src=x onerror=alert(8)>]]", "en.md|[<img src=x onerror=alert(8)>]",
        "en.md|[x](https://evil.example 'alert(8)')", "en.md|<svg onload=alert(8)>", "lesson.yaml|\"<script>alert(8)</script>\": 1"})
    void what_would_do_harm_reaches_no_page_and_is_named_with_its_line(String name, String attack) throws IOException {
        if (name.endsWith(".md")) {
            edit(name, "(?<=\n## .{1,99}\n)", "\n" + attack + "\n");
        } else {
            Files.writeString(file(name), Files.readString(file(name)) + "\n" + attack + "\n");
        }
        HttpResponse<String> page = http.get("/lessons/mine?lang=en");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).containsPattern("<code>mine/" + name + ":\\d+</code>");
        harmless(page.body());
        harmless(http.get("/?lang=en").body());
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "glossary.yaml|en: \"Pages <script>alert(8)</script> held.\"", "glossary.yaml|en: \"[x](javascript:alert(8))\"",
        "sources.yaml|claim: { en: \"![x](https://evil.example/alert(8).png)\", zh: \"x\" }",
        "sources.yaml|claim: { en: \"[x](https://evil.example 'alert(8)')\", zh: \"x\" }"})
    void what_lessons_refer_to_is_held_to_the_same(String name, String attack) throws IOException {
        String about = name.equals("glossary.yaml") ? "trap:\n  about: memory\n  word: trap\n  zh: 陷阱\n  " + attack
            : "TRAP:\n  title: trap\n  by: trap\n  claims:\n    " + attack;
        Files.writeString(folder.resolve(name), Files.readString(Path.of("lessons", name)) + "\n" + about + "\n");

        assertThat(http.get("/?lang=en").body()).containsPattern("<code>" + name + ":\\d+</code>");
        for (String path : new String[] {"/", "/glossary", "/sources", "/lessons/mine"}) harmless(http.get(path + "?lang=en").body());
    }

    private static void harmless(String page) {
        assertThat(page.replaceAll("<script src=\"/[^>]*></script>", "")).doesNotContain("<script", "<img", "<iframe", "<style", "<b hx-")
            .doesNotContainPattern("<[^>]*\\son\\w+=").doesNotContainPattern("(href|src)=\"(javascript|data):")
            .doesNotContainPattern("src=\"[^/]")
            .doesNotContainPattern("<svg onload").doesNotContain("title=\"alert(8)");
    }

    private static void edit(String name, String what, String by) throws IOException {
        Files.writeString(file(name), Files.readString(file(name)).replaceFirst(what, Matcher.quoteReplacement(by)));
    }

    private static Path file(String name) {
        return folder.resolve("mine").resolve(name);
    }
}
