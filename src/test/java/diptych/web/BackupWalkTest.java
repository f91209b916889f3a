package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A learner's way through the lesson of live backup in a real browser: stage by stage, breaking it, getting out, comparing. */
class BackupWalkTest {
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

    private static void steps(Reader reader, int count) {
        for (int i = 0; i < count; i++) reader.press("next-step");
    }

    @ParameterizedTest @CsvSource({"en, true, today", "zh, true, unfrozen", "en, false, 2015", "zh, false, today"})
    void all_stages_are_walked_to_the_restored_machine(String language, boolean script, String guest) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            reader.start("live-backup", language, guest);
            for (int step = 1; step <= 7; step++) {
                reader.press("next-step");
                assertThat(reader.page().locator(".pill.current").getAttribute("id")).isEqualTo("step-" + step);
            }
            assertThat(reader.page().locator("#copy").isVisible()).isTrue();
            assertThat(reader.text("#copy")).contains(guest.equals("unfrozen") ? "✗" : "✓");
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.leftBehind()).isEmpty();
        }
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void what_was_broken_can_be_mended_by_hand_and_undone(boolean script) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            reader.start("live-backup", "en", "today");
            steps(reader, 3);
            String before = reader.address();
            pull(reader, "#break summary", "kill-daemon");
            assertThat(reader.text("#trouble")).startsWith("Somebody is stuck").contains("fio (");
            reader.page().locator("#trouble button[value='thaw:/home']").click();
            reader.page().locator("#trouble button[value='thaw:/']").click();
            reader.page().waitForCondition(() -> !reader.page().content().contains("Somebody is stuck"));
            undo(reader, "thaw / by hand");
            undo(reader, "thaw /home by hand");
            undo(reader, "kill the daemon now");
            assertThat(reader.address()).isEqualTo(before);
            assertThat(reader.text("#undo")).contains("Undo: step 3");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    private static void undo(Reader reader, String deed) {
        String undo = reader.text("#undo");
        assertThat(undo).contains("Undo: " + deed);
        reader.page().locator("#undo").click();
        reader.page().waitForCondition(() -> !reader.text("#undo").equals(undo));
    }

    private static void pull(Reader reader, String panel, String lever) {
        reader.page().locator(panel).click();
        reader.page().locator("#break button[value='" + lever + "']").click();
        reader.page().locator(".branch").waitFor();
    }

    @Test void next_after_waiting_shows_something_with_every_press() {
        try (Reader reader = reader(desk())) {
            reader.start("live-backup", "en", "today");
            reader.press("next-step");
            reader.press("pass-10");
            for (int i = 0; i < 4; i++) reader.press("next");
        }
    }

    @Test void next_shows_that_something_is_written_while_the_copy_is_made() {
        try (Reader reader = reader(desk())) {
            reader.start("live-backup", "en", "today");
            steps(reader, 5);
            reader.press("next");
            assertThat(reader.text(".story-of-host")).contains("copying");
        }
    }

    @ParameterizedTest @ValueSource(strings = {"en", "zh"})
    void nothing_is_wider_than_360_pixels(String language) {
        try (Reader reader = reader(phone())) {
            reader.open("/lessons/live-backup?lang=" + language);
            assertThat(reader.overflow()).as("lesson").isZero();
            reader.start("live-backup", language, "unfrozen");
            for (int step = 1; step <= 7; step++) {
                reader.press("next-step");
                String at = reader.address();
                for (String tabs : List.of("", "&host=services&screen=daemon", "&host=events&screen=journal&zoom=run")) {
                    reader.open(at + tabs);
                    assertThat(reader.overflow()).as(at + tabs).isZero();
                }
                reader.open(at.replace("?", "/text?"));
                assertThat(reader.overflow()).as("text").isZero();
                reader.open(at);
            }
            compare(reader);
            assertThat(reader.overflow()).as("compare").isZero();
        }
    }

    private static void compare(Reader reader) {
        reader.page().locator("button[formaction$='/comparisons']").first().click();
        reader.page().locator(".sides-by-side").waitFor();
    }

    @ParameterizedTest @CsvSource({"en, LIGHT", "en, DARK", "zh, LIGHT", "zh, DARK"})
    void axe_finds_nothing(String language, ColorScheme colours) {
        try (Reader reader = reader(desk().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE))) {
            reader.open("/lessons/live-backup?lang=" + language);
            clean(reader, "lesson");
            reader.start("live-backup", language, "today");
            steps(reader, 3);
            clean(reader, "frozen");
            String frozen = reader.address();
            reader.open(frozen.replace("?", "/text?"));
            clean(reader, "text");
            reader.open(frozen);
            pull(reader, "#break summary", "kill-daemon");
            clean(reader, "stuck");
            reader.open(frozen);
            steps(reader, 4);
            clean(reader, "restored");
            compare(reader);
            clean(reader, "compare");
        }
    }

    private static void clean(Reader reader, String where) {
        var found = new AxeBuilder(reader.page()).analyze().getViolations();
        assertThat(found).as(where).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
            + rule.getNodes().get(0).getFailureSummary()).isEmpty();
    }

    @Test void levers_and_ways_out_can_be_reached_by_keyboard() {
        try (Reader reader = reader(desk())) {
            reader.start("live-backup", "en", "today");
            steps(reader, 3);
            pull(reader, "#break summary", "kill-daemon");
            var stops = new ArrayList<Object>();
            for (int i = 0; i < 60; i++) {
                reader.page().keyboard().press("Tab");
                stops.add(reader.page().evaluate("(e => e.value || e.id || e.tagName)(document.activeElement)"));
            }
            assertThat(stops).contains("undo", "compare", "thaw:/home", "tab-ps", "tab-backup", "SUMMARY");
        }
    }

    @Test void printed_it_shows_the_picture_and_nothing_to_press() {
        try (Reader reader = reader(desk())) {
            reader.start("live-backup", "en", "today");
            steps(reader, 3);
            reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String gone : List.of("#time", ".foot", "#break", ".tabs >> nth=0")) {
                assertThat(reader.page().locator(gone).isVisible()).as(gone).isFalse();
            }
            for (String there : List.of(".cells >> nth=0", ".exchange", ".mounts", "#guest-console", "#chart")) {
                assertThat(reader.page().locator(there).isVisible()).as(there).isTrue();
            }
        }
    }
}
