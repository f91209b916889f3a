package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.expressions.CelExpressions;
import diptych.json.FolderShelf;
import diptych.json.LessonFiles;
import diptych.lessons.Citation;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.StepText;
import diptych.sim.model.KernelEra;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.VssEra;
import diptych.sim.units.SimTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that lessons refer to: every link between them leads somewhere, and what the model knows is said as the model knows it. */
class HandbookHttpTest {
    private static final LessonFiles.Reading SHIPPED = LessonFiles.readAll(new FolderShelf(Path.of("lessons")), new CelExpressions());
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    private static List<StepText> steps(Language language) {
        return SHIPPED.catalog().lessons().stream().flatMap(lesson -> lesson.text(language).steps().stream()).toList();
    }

    @Test void every_step_of_every_lesson_cites_claims_and_marks_terms() {
        for (Language language : Language.values()) {
            assertThat(steps(language)).allSatisfy(step -> {
                assertThat(step.cites()).as(step.name()).isNotEmpty();
                assertThat(step.terms()).as(step.name()).isNotEmpty();
            });
        }
    }

    @ParameterizedTest @ValueSource(strings = {"en", "zh"})
    void every_claim_that_a_lesson_cites_is_an_anchor_with_a_way_back(String lang) {
        String page = http.get("/sources?lang=" + lang).body();
        for (Lesson lesson : SHIPPED.catalog().lessons()) {
            for (int i = 0; i < lesson.steps().size(); i++) {
                for (Citation citation : lesson.text(Language.of(lang).orElseThrow()).steps().get(i).cites()) {
                    assertThat(page.split("<li id=\"" + Pattern.quote(citation.id()) + "\">", 2)).as(citation.written()).hasSize(2);
                    String claim = page.split("<li id=\"" + Pattern.quote(citation.id()) + "\">", 2)[1].split("<li id=|</article>", 2)[0];
                    assertThat(claim).as(citation.written()).contains("/lessons/" + lesson.id() + "?lang=" + lang + "#step-" + (i + 1));
                }
            }
        }
    }

    @ParameterizedTest @ValueSource(strings = {"/sources?lang=en", "/sources?lang=zh", "/glossary?lang=en", "/glossary?lang=zh",
        "/support?lang=en", "/support?lang=zh"})
    void every_link_to_a_place_of_ours_leads_to_one(String path) {
        var ids = Pattern.compile("\\bid=\"([^\"]+)\"");
        var links = Pattern.compile("href=\"(/(?:sources|glossary|support|lessons)[^\"#]*)(?:#([^\"]*))?\"");
        var pages = new HashMap<String, TreeSet<String>>();
        String page = http.get(path).body();
        for (MatchResult link : links.matcher(page).results().toList()) {
            var anchors = pages.computeIfAbsent(link.group(1), address -> ids.matcher(http.get(address).body()).results()
                .map(id -> id.group(1)).collect(Collectors.toCollection(TreeSet::new)));
            assertThat(anchors).as(link.group()).isNotEmpty();
            if (link.group(2) != null) assertThat(anchors).as(link.group()).contains(link.group(2));
        }
        assertThat(pages).isNotEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"/sources?lang=en", "/glossary?lang=zh", "/support?lang=en"})
    void no_id_is_there_twice(String path) {
        var ids = Pattern.compile("\\bid=\"([^\"]+)\"").matcher(http.get(path).body()).results().map(id -> id.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test void a_link_out_says_nothing_of_where_it_was_followed() {
        String page = http.get("/sources?lang=en").body();
        var out = Pattern.compile("<a [^>]*href=\"https?://[^>]*>").matcher(page).results().map(MatchResult::group).toList();
        assertThat(out).hasSizeGreaterThan(30).allSatisfy(link -> assertThat(link).contains("rel=\"noopener noreferrer nofollow\""));
    }

    @Test void every_number_that_nobody_has_published_is_shown_with_the_value_that_the_model_uses() {
        String page = http.get("/sources?lang=en").body();
        String own = http.get("/sources?lang=zh").body();
        assertThat(Arrays.stream(ModelChoice.values())).allSatisfy(choice -> {
            String name = "<code>" + choice.name().toLowerCase(Locale.ROOT) + "</code> = " + choice.value() + " ";
            assertThat(page).contains(name + choice.unit());
            assertThat(own).contains(name);
        });
    }

    @ParameterizedTest @CsvSource({"3.8", "3.9", "3.19", "4.0", "4.1", "4.9", "4.10", "5.4", "5.10", "5.11", "6.9", "6.10", "6.16"})
    void a_kernel_is_said_to_do_what_the_model_does(String release) {
        String page = http.get("/support?lang=en&q=" + release).body();
        KernelEra era = KernelEra.of(KernelVersion.parse(release));
        VssEra vss = VssEra.of(KernelVersion.parse(release));
        String row = page.split("id=\"kernels\"", 2)[1].split("<tbody>", 2)[1].split("</tbody>", 2)[0];

        assertThat(row.split("<tr>")).as("one row").hasSize(2);
        assertThat(row.contains("✗ no")).isEqualTo(!era.hotAdds());
        assertThat(row.contains("the kernel’s memory blocks")).isEqualTo(era.knowsBlockSize());
        assertThat(row.contains("balloon is left out")).isEqualTo(era.balloonLeavesTotal());
        assertThat(row.contains("does not limit requests")).isEqualTo(!era.floorLimitsRequests());
        assertThat(row.contains(">the daemon<")).isEqualTo(vss.asksDaemon());
        assertThat(row.contains(">for ever<")).isEqualTo(vss.present() && vss.freezeLimit().equals(SimTime.NEVER));
        if (!vss.freezeLimit().equals(SimTime.NEVER)) {
            assertThat(row).contains(">" + vss.freezeLimit().micros() / SimTime.MICROS_PER_SECOND + " s<");
        }
    }

    @Test void a_search_finds_the_rows_that_have_every_word_and_says_how_many() {
        assertThat(http.get("/support?lang=en").body()).contains(">44 rows<").contains("Ubuntu 14.04").contains("ProductionOnly");
        assertThat(http.get("/support?lang=en&q=UBUNTU+hwe").body()).contains("1 of 44 rows match “UBUNTU hwe”")
            .contains("Ubuntu 14.04").doesNotContain("Debian 8.3").doesNotContain("id=\"hosts\"");
        assertThat(http.get("/support?lang=zh&q=%E6%A3%80%E6%9F%A5%E7%82%B9").body()).contains("“检查点”：44 行中有");
    }

    @Test void a_search_without_a_hit_says_so_and_leads_back_and_shows_words_as_words() {
        String page = http.get("/support?lang=en&q=%3Cb%3Enothing%3C%2Fb%3E").body();
        assertThat(page).contains("None of the 44 rows matches “&lt;b&gt;nothing&lt;/b&gt;”", "Show all rows").doesNotContain("<b>");
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "/sources?lang=tlh | lang is \"tlh\", but there is en and zh.", "/glossary?lang= | lang is \"\", but there is en and zh.",
        "/support?q=%FF%00 | None", "/support?q= | 44 rows", "/support?q=++ | 44 rows"})
    void whatever_is_asked_has_an_answer(String path, String says) {
        assertThat(http.get(path, "Accept-Language", "en").body().replace("&quot;", "\"")).contains(says);
    }

    @Test void more_than_anybody_would_search_for_is_refused() {
        var answer = http.get("/support?lang=en&q=" + "x".repeat(101));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("q has 101 characters; search for at most 100.");
        assertThat(http.get("/support?lang=zh&q=" + "x".repeat(101)).body()).contains("q 有 101 个字符；最多可搜索 100 个字符。");
        assertThat(http.post("/support", "q=x", "Content-Type", "application/x-www-form-urlencoded").statusCode()).isEqualTo(405);
    }

    @Test void every_page_leads_to_all_three() {
        String at = http.form("/lessons/live-backup", "lang=zh").headers().firstValue("Location").orElseThrow();
        for (String path : List.of("/", "/lessons/live-backup", "/sources", "/glossary", "/support", URI.create(at).getPath())) {
            assertThat(http.get(path + "?lang=zh").body()).as(path)
                .contains("href=\"/glossary?lang=zh\"", "href=\"/support?lang=zh\"", "href=\"/sources?lang=zh\"");
        }
    }
}
