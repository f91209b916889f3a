package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What-if in a real browser: undo, redo, starting over, branches, and a link that carries it all. */
class TimeWalkTest {
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

    private static Reader begun(Browser.NewContextOptions habits, String language, int steps) {
        Reader reader = reader(habits);
        reader.start("live-backup", language, "today");
        for (int i = 0; i < steps; i++) reader.press("next-step");
        return reader;
    }

    /** Presses a button of the bar, and waits until it has changed what can be undone. */
    private static void turn(Reader reader, String button) {
        String before = reader.text("#turns");
        reader.page().locator(button).click();
        reader.page().waitForCondition(() -> !reader.text("#turns").equals(before)
            && reader.page().locator("#view[aria-busy]").count() == 0);
    }

    private static void unfold(Reader reader, String fold) {
        reader.page().locator(fold + " > summary").click();
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void undo_and_redo_walk_through_what_was_done_whatever_moment_is_looked_at(boolean script) {
        try (Reader reader = begun(desk().setJavaScriptEnabled(script), "en", 3)) {
            String end = reader.address();
            reader.press("step-back");
            turn(reader, "#undo");
            assertThat(reader.text("#undo")).contains("Undo: step 2, Reach guest");
            assertThat(reader.text("#redo")).contains("Redo: step 3, Freeze");
            turn(reader, "#undo");
            assertThat(reader.page().locator("#undo").isDisabled()).as("the first step is how it begins").isTrue();
            turn(reader, "#redo");
            turn(reader, "#redo");
            assertThat(reader.address()).isEqualTo(end);
            assertThat(reader.text(".pill.current")).isEqualTo("3 Freeze");
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.leftBehind()).isEmpty();
        }
    }

    @Test void with_script_the_button_keeps_the_focus_and_what_was_undone_is_said() {
        try (Reader reader = begun(desk(), "en", 3)) {
            reader.page().locator("#undo").focus();
            String before = reader.text("#undo");
            reader.page().keyboard().press("Enter");
            reader.page().waitForCondition(() -> !reader.text("#undo").equals(before));
            assertThat(reader.page().evaluate("document.activeElement.id")).isEqualTo("undo");
            assertThat(reader.page().locator("#said").textContent()).startsWith("Undone: step 3, Freeze.");
        }
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void another_way_after_undo_leaves_a_branch_that_can_be_named_opened_and_compared(boolean script) {
        try (Reader reader = begun(desk().setJavaScriptEnabled(script), "en", 3)) {
            turn(reader, "#undo");
            reader.press("pass-10");
            assertThat(reader.text("#branch-count")).isEqualTo("Branches: 2");
            unfold(reader, "#branches");
            reader.page().locator("#name").fill("The patient one");
            reader.page().locator(".rename button").click();
            reader.page().waitForCondition(() -> reader.page().content().contains("The patient one"));
            if (reader.page().locator("#branches[open]").count() == 0) unfold(reader, "#branches");
            assertThat(reader.text("#branch-list")).contains("The patient one").contains("(this one)")
                .contains("Branch 2: as the lesson tells it");
            reader.page().locator("#branch-list .compare-with").click();
            reader.page().locator(".sides-by-side").waitFor();
            reader.page().goBack();
            if (reader.page().locator("#branches[open]").count() == 0) unfold(reader, "#branches");
            reader.page().locator("#branch-list a[href^='/s/']:not([aria-current])").click();
            reader.page().waitForCondition(() -> reader.text("#undo").contains("step 3"));
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @ParameterizedTest @CsvSource({"step, true", "lesson, true", "all, true", "step, false", "all, false"})
    void whoever_starts_over_can_take_that_back(String restart, boolean script) {
        try (Reader reader = begun(desk().setJavaScriptEnabled(script), "en", 4)) {
            String before = reader.address();
            unfold(reader, "#start-over");
            turn(reader, "#start-over button[value='" + restart + "']");
            assertThat(reader.text(".pill.current")).isEqualTo(restart.equals("step") ? "3 Freeze" : "1 Request");
            turn(reader, "#undo");
            assertThat(reader.address()).isEqualTo(before);
            assertThat(reader.text("#redo")).contains("Redo: back to the");
        }
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void a_link_opens_elsewhere_is_looked_through_and_tried_from(boolean script) {
        try (Reader reader = begun(desk().setJavaScriptEnabled(script), "en", 3)) {
            reader.page().locator("#break summary").click();
            reader.page().locator("#break button[value='kill-daemon']").click();
            reader.page().locator(".branch").waitFor();
            reader.page().locator("#share summary").click();
            assertThat(reader.page().locator(".copy-link").isVisible()).as("copying takes a script").isEqualTo(script);
            String link = reader.page().locator("#state-link").inputValue();
            try (Reader other = reader(desk().setJavaScriptEnabled(script))) {
                other.open(link.substring(server.address().length()) + "?lang=en");
                assertThat(other.text("#trouble")).contains("Somebody is stuck");
                other.press("back");
                other.press("next");
                assertThat(other.address()).startsWith("/r/");
                other.page().locator("#try").click();
                other.page().locator("#doings").waitFor();
                assertThat(other.address()).startsWith("/s/").doesNotStartWith(reader.address().replaceFirst("\\?.*", ""));
                other.page().locator("#trouble button[value='thaw:/']").click();
                other.page().waitForCondition(() -> other.text("#undo").contains("Undo: thaw / by hand"));
                assertThat(other.complaints()).isEmpty();
                assertThat(other.leftBehind()).isEmpty();
            }
        }
    }

    @Test void with_script_what_needs_more_of_the_run_than_the_link_has_goes_on_in_a_run_of_ones_own() {
        try (Reader reader = begun(desk(), "en", 2)) {
            String link = reader.page().locator("#state-link").inputValue();
            reader.open(link.substring(server.address().length()) + "?lang=en");
            reader.press("next-step");
            reader.page().locator("#doings").waitFor();
            assertThat(reader.address()).startsWith("/s/");
            assertThat(reader.text("#undo")).contains("Undo: step 3");
        }
    }

    @Test void a_link_is_copied_and_that_is_said() {
        var habits = desk().setPermissions(List.of("clipboard-read", "clipboard-write"));
        try (Reader reader = begun(habits, "zh", 1)) {
            reader.page().locator("#share summary").click();
            reader.page().locator(".copy-link").click();
            reader.page().waitForCondition(() -> "链接已复制。".equals(reader.page().locator("#said").textContent()));
            assertThat(reader.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo(reader.page().locator("#state-link").inputValue());
        }
    }

    @ParameterizedTest @ValueSource(strings = {"en", "zh"})
    void nothing_is_wider_than_360_pixels(String language) {
        var phone = new Browser.NewContextOptions().setViewportSize(360, 640).setHasTouch(true).setIsMobile(true);
        try (Reader reader = begun(phone, language, 3)) {
            turn(reader, "#undo");
            reader.press("pass-1");
            unfold(reader, "#branches");
            unfold(reader, "#start-over");
            assertThat(reader.overflow()).as("stage").isZero();
            reader.page().locator("#share summary").click();
            assertThat(reader.overflow()).as("share").isZero();
            reader.open(reader.page().locator("#state-link").inputValue().substring(server.address().length()) + "?lang=" + language);
            assertThat(reader.overflow()).as("link").isZero();
        }
    }

    @ParameterizedTest @CsvSource({"en, LIGHT", "zh, DARK"})
    void axe_finds_nothing(String language, ColorScheme colours) {
        var habits = desk().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE);
        try (Reader reader = begun(habits, language, 3)) {
            turn(reader, "#undo");
            reader.press("pass-1");
            turn(reader, "#undo");
            unfold(reader, "#branches");
            unfold(reader, "#start-over");
            clean(reader, "stage");
            reader.page().locator("#share summary").click();
            clean(reader, "share");
            reader.open(reader.page().locator("#state-link").inputValue().substring(server.address().length()) + "?lang=" + language);
            clean(reader, "link");
        }
    }

    private static void clean(Reader reader, String where) {
        var found = new AxeBuilder(reader.page()).analyze().getViolations();
        assertThat(found).as(where).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
            + rule.getNodes().get(0).getFailureSummary()).isEmpty();
    }

    @Test void on_paper_there_is_nothing_to_press() {
        try (Reader reader = begun(desk(), "en", 2)) {
            reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(reader.page().locator("#doings").isVisible()).isFalse();
            reader.open(reader.page().locator("#state-link").inputValue().substring(server.address().length()));
            assertThat(reader.page().locator("#try").isVisible()).isFalse();
        }
    }
}
