package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking things up in a real browser: a term in place, a claim at its anchor, a search that follows the typing. */
class HandbookWalkTest {
    private static Server server;
    private static Chromium chromium;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        chromium = Chromium.launch();
    }

    @AfterAll static void close() {
        chromium.close();
        server.stop();
    }

    private static Reader reader(Browser.NewContextOptions habits) {
        return new Reader(server, chromium, habits);
    }

    private static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1400, 900);
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(360, 640).setHasTouch(true).setIsMobile(true);
    }

    @ParameterizedTest @CsvSource({"en, true", "zh, true", "en, false", "zh, false"})
    void a_term_opens_in_place_by_keyboard_with_and_without_script_and_leads_to_the_glossary(String language, boolean script) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            reader.start(language, "2015");
            reader.press("next-step");
            var term = reader.page().locator(".gloss[popovertarget='term-demand']");
            var note = reader.page().locator("#term-demand");
            assertThat(note.isVisible()).isFalse();
            term.focus();
            reader.page().keyboard().press("Enter");
            assertThat(note.isVisible()).isTrue();
            reader.page().keyboard().press("Escape");
            assertThat(note.isVisible()).isFalse();
            reader.page().keyboard().press("Enter");
            note.locator("a").click();
            assertThat(reader.address()).isEqualTo("/glossary?lang=" + language + "#demand");
            assertThat(reader.page().locator("#demand").isVisible()).isTrue();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test void a_term_that_is_open_on_a_phone_stays_inside_the_window() {
        try (Reader reader = reader(phone())) {
            reader.start("zh", "today");
            reader.press("next-step");
            for (var term : reader.page().locator(".gloss:visible").all()) {
                term.click();
                var box = reader.page().locator(".note:popover-open").boundingBox();
                assertThat(box.x).isNotNegative();
                assertThat(box.x + box.width).isLessThanOrEqualTo(360);
                assertThat(reader.overflow()).isZero();
                reader.page().keyboard().press("Escape");
            }
        }
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void a_search_can_be_sent_as_a_form_and_follows_the_typing_where_there_is_script(boolean script) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            reader.open("/support?lang=en");
            reader.page().locator("#q").fill("ubuntu");
            if (!script) reader.page().locator(".search button").click();
            reader.page().waitForCondition(() -> reader.text("#matches").startsWith("1 of 44 rows match"));
            assertThat(reader.page().locator("#found tbody tr").count()).isEqualTo(1);
            assertThat(reader.address()).contains("q=ubuntu");
            assertThat(reader.page().locator("#q").inputValue()).isEqualTo("ubuntu");
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.leftBehind()).isEmpty();
        }
    }

    @ParameterizedTest @CsvSource({"en, LIGHT", "en, DARK", "zh, LIGHT", "zh, DARK"})
    void axe_finds_nothing(String language, ColorScheme colours) {
        try (Reader reader = reader(desk().setColorScheme(colours))) {
            for (String path : new String[] {"/sources?lang=%s", "/sources?lang=%s#OLAF.rounds", "/glossary?lang=%s#balloon",
                "/support?lang=%s", "/support?q=zzz&lang=%s"}) {
                reader.open(path.formatted(language));
                clean(reader, path);
            }
            reader.start(language, "today");
            reader.press("next-step");
            reader.page().locator(".gloss").first().click();
            clean(reader, "open term");
        }
    }

    private static void clean(Reader reader, String where) {
        var found = new AxeBuilder(reader.page()).analyze().getViolations();
        assertThat(found).as(where).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
            + rule.getNodes().get(0).getFailureSummary()).isEmpty();
    }

    @ParameterizedTest @CsvSource({"en", "zh"})
    void nothing_is_wider_than_360_pixels(String language) {
        try (Reader reader = reader(phone())) {
            for (String path : new String[] {"/sources", "/glossary", "/support"}) {
                reader.open(path + "?lang=" + language);
                assertThat(reader.overflow()).as(path).isZero();
            }
        }
    }

    @Test void printed_tables_are_whole_and_nothing_is_there_to_press() {
        try (Reader reader = reader(desk())) {
            reader.open("/support?lang=en");
            reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(reader.page().locator(".search").isVisible()).isFalse();
            assertThat(reader.page().locator(".site-foot").isVisible()).isFalse();
            assertThat(reader.page().locator("#kernels caption").isVisible()).isTrue();
        }
    }
}
