package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A learner's way through the first lesson in a real browser: in both languages, with and without script, by keyboard, on a phone. */
class WholeWalkTest {
    private static final Pattern SUM = Pattern.compile("(\\d[\\d.]*)\\D+= .*?(\\d[\\d.]*) \\+ .*?(\\d[\\d.]*)(?: − .*?(\\d[\\d.]*))?",
        Pattern.DOTALL);
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

    @ParameterizedTest @CsvSource({"en, true, 2015", "zh, true, today", "en, false, today", "zh, false, 2015"})
    void all_phases_are_walked_from_the_catalogue_to_the_last_step(String language, boolean script, String guest) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            reader.open("/?lang=" + language);
            reader.page().locator(".hero a.button").click();
            reader.page().locator("input[value='" + guest + "']").check();
            reader.page().locator(".begin button").click();
            assertThat(reader.address()).startsWith("/s/").endsWith("at=0&lang=" + language);
            for (int phase = 1; phase <= 4; phase++) {
                reader.press("next-step");
                assertThat(reader.page().locator(".pill.current").getAttribute("id")).isEqualTo("step-" + phase);
                assertThat(reader.page().locator("html").getAttribute("lang")).startsWith(language);
                theLineIsTrue(reader);
                theTerminalsAreWhole(reader);
            }
            reader.page().locator("#step-3").click();
            reader.page().waitForCondition(() -> reader.page().locator("#step-3.current").count() == 1);
            theLineIsTrue(reader);
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.leftBehind()).isEmpty();
        }
    }

    private static void theLineIsTrue(Reader reader) {
        Matcher sum = SUM.matcher(reader.text(".sum"));
        assertThat(sum.find()).as(reader.text(".sum")).isTrue();
        double taken = sum.group(4) == null ? 0 : Double.parseDouble(sum.group(4));
        assertThat(number(sum, 1)).as(reader.text(".sum")).isEqualTo(number(sum, 2) + number(sum, 3) - taken);
        assertThat(reader.text("#host-console")).contains(" " + (long) number(sum, 1) + " ");
        assertThat(reader.text("#guest-console")).containsPattern("Mem: +" + (long) number(sum, 2) + " ");
    }

    private static double number(Matcher sum, int group) {
        return Double.parseDouble(sum.group(group));
    }

    private static void theTerminalsAreWhole(Reader reader) {
        for (String terminal : new String[] {"#host-console", "#guest-console"}) {
            Object cutOff = reader.page().locator(terminal)
                .evaluate("e => Math.max(e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight)");
            assertThat((Integer) cutOff).as(terminal + " " + reader.text(terminal)).isLessThanOrEqualTo(0);
        }
    }

    @Test void next_shows_one_thing_after_the_other_and_keeps_the_focus() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            var said = new ArrayList<String>();
            for (int i = 0; i < 8; i++) {
                reader.press("next");
                said.add(reader.page().locator("#said").textContent());
                assertThat(reader.page().evaluate("document.activeElement.id")).isEqualTo("next");
            }
            assertThat(said).doesNotHaveDuplicates();
            assertThat(said.get(0)).startsWith("5.0 s: web01 goes from Starting to Running.");
            assertThat(reader.page().locator("#said").getAttribute("role")).isEqualTo("status");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test void back_by_the_browser_a_reload_and_a_copied_link_show_the_same_moment() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            reader.press("next");
            String first = reader.address();
            reader.press("next");
            String second = reader.address();
            reader.page().goBack();
            reader.page().waitForCondition(() -> reader.clock().equals("t = 5.0 s"));
            assertThat(reader.address()).isEqualTo(first);
            reader.page().goForward();
            reader.page().waitForCondition(() -> reader.clock().equals("t = 10.0 s"));
            String shown = reader.page().locator("#view").innerHTML();
            reader.page().reload();
            assertThat(reader.page().locator("#view").innerHTML()).isEqualTo(shown);
            reader.page().locator("#share summary").click();
            assertThat(reader.page().locator("#link").inputValue()).isEqualTo(server.address() + second.substring(1));
        }
    }

    @Test void the_line_can_be_dragged_to_any_moment_without_filling_the_history() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            reader.press("next-step");
            reader.press("next-step");
            Object before = reader.page().evaluate("history.length");
            reader.page().locator("#at").scrollIntoViewIfNeeded();
            BoundingBox slider = reader.page().locator("#at").boundingBox();
            double y = slider.y + slider.height / 2;
            reader.page().mouse().move(slider.x + slider.width * 0.9, y);
            reader.page().mouse().down();
            for (int i = 8; i >= 3; i--) reader.page().mouse().move(slider.x + slider.width * i / 10, y);
            reader.page().mouse().up();
            reader.page().waitForCondition(() -> reader.address().matches(".*[?]at=(2\\d|3\\d)&.*"));
            assertThat(reader.page().evaluate("history.length")).isEqualTo(before);
            assertThat(reader.page().locator("#at").getAttribute("aria-valuetext")).contains("step 1: Boot");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test void playing_goes_on_by_itself_until_it_is_stopped() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            reader.page().locator("#play").click();
            reader.page().waitForCondition(() -> reader.clock().equals("t = 10.0 s"));
            assertThat(reader.text("#play-label")).isEqualTo("Pause");
            reader.page().locator("#play").click();
            reader.page().waitForCondition(() -> reader.text("#play-label").equals("Play"));
            String stopped = reader.clock();
            reader.page().waitForTimeout(2_500);
            assertThat(reader.clock()).isEqualTo(stopped);
        }
    }

    @Test void bars_move_and_with_reduced_motion_stand_where_they_end() {
        try (Reader reader = reader(desk().setReducedMotion(ReducedMotion.NO_PREFERENCE))) {
            reader.start("en", "2015");
            assertThat(transition(reader)).isNotEqualTo("0s");
        }
        try (Reader reader = reader(desk().setReducedMotion(ReducedMotion.REDUCE))) {
            reader.start("en", "2015");
            assertThat(transition(reader)).isEqualTo("0s");
        }
    }

    private static Object transition(Reader reader) {
        return reader.page().evaluate("getComputedStyle(document.getElementById('h-assigned')).transitionDuration.split(',')[0]");
    }

    @Test void everything_can_be_reached_and_done_by_keyboard() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            var stops = new ArrayList<Object>();
            for (int i = 0; i < 60; i++) {
                reader.page().keyboard().press("Tab");
                stops.add(reader.page().evaluate("document.activeElement.id || document.activeElement.className"));
            }
            assertThat(stops).contains("skip", "brand", "step-1", "tab-memory", "tab-vms", "tab-dmesg", "host-console", "guest-console",
                "step-back",
                "back", "play", "next", "next-step", "pass-1", "pass-10", "as-text", "at");
            reader.page().locator("#next").focus();
            reader.page().keyboard().press("Enter");
            reader.page().waitForCondition(() -> reader.clock().equals("t = 5.0 s"));
            reader.page().locator("#at").focus();
            reader.page().keyboard().press("ArrowRight");
            reader.page().waitForCondition(() -> reader.clock().equals("t = 6.0 s"));
            reader.page().locator("#tab-vms").focus();
            reader.page().keyboard().press("Enter");
            reader.page().waitForCondition(() -> reader.address().contains("host=vms"));
            assertThat(reader.page().evaluate("document.activeElement.id")).isEqualTo("tab-vms");
        }
    }

    @ParameterizedTest @ValueSource(strings = {"en", "zh"})
    void nothing_is_wider_than_360_pixels(String language) {
        try (Reader reader = reader(phone())) {
            reader.open("/?lang=" + language);
            assertThat(reader.overflow()).as("catalogue").isZero();
            reader.start(language, "2015");
            for (int phase = 1; phase <= 4; phase++) {
                reader.press("next-step");
                String at = reader.address();
                for (String tabs : List.of("", "&host=vms&screen=meminfo", "&host=settings&screen=dmesg", "&host=pressure")) {
                    reader.open(at + tabs);
                    assertThat(reader.overflow()).as(at + tabs).isZero();
                }
                reader.open(at.replace("?", "/text?"));
                assertThat(reader.overflow()).as("text").isZero();
                reader.open(at);
            }
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @ParameterizedTest @CsvSource({"en, LIGHT", "en, DARK", "zh, LIGHT", "zh, DARK"})
    void axe_finds_nothing(String language, ColorScheme colours) {
        try (Reader reader = reader(desk().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE))) {
            reader.open("/?lang=" + language);
            clean(reader, "catalogue");
            reader.open("/lessons/dynamic-memory?lang=" + language);
            clean(reader, "lesson");
            reader.start(language, "2015");
            clean(reader, "beginning");
            for (int phase = 1; phase <= 3; phase++) reader.press("next-step");
            clean(reader, "balloon");
            String at = reader.address();
            reader.open(at + "&host=vms&screen=meminfo");
            clean(reader, "other tabs");
            reader.open(at.replace("?", "/text?"));
            clean(reader, "text");
        }
        try (Reader reader = reader(phone().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE))) {
            reader.start(language, "today");
            for (int phase = 1; phase <= 3; phase++) reader.press("next-step");
            clean(reader, "phone");
        }
    }

    private static void clean(Reader reader, String where) {
        var found = new AxeBuilder(reader.page()).analyze().getViolations();
        assertThat(found).as(where).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
            + rule.getNodes().get(0).getFailureSummary()).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"/", "/lessons/dynamic-memory", "stage"})
    void a_first_view_is_less_than_60_kb_on_the_wire(String path) {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            for (int phase = 1; phase <= 3; phase++) reader.press("next-step");
            String address = path.equals("stage") ? reader.address() : path;
            try (Reader newcomer = reader(desk())) {
                CDPSession wire = newcomer.context().newCDPSession(newcomer.page());
                var bytes = new AtomicLong();
                wire.on("Network.loadingFinished", (JsonObject loaded) -> bytes.addAndGet(loaded.get("encodedDataLength").getAsLong()));
                wire.send("Network.enable");
                newcomer.open(address);
                newcomer.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                assertThat(bytes.get()).isBetween(20_000L, 60_000L);
            }
        }
    }

    @Test void what_could_not_be_done_says_so_in_a_card_and_leaves_the_picture_alone() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            String shown = reader.page().locator("#view").innerHTML();
            reader.page().route("**/moves", route -> route.abort());
            reader.page().locator("#next").click();
            reader.page().waitForCondition(() -> reader.text("#problem").startsWith("That was not sent"));
            reader.page().unroute("**/moves");
            reader.page().route("**/moves", route -> route.resume(new com.microsoft.playwright.Route.ResumeOptions()
                .setPostData("move=fly")));
            reader.page().locator("#next").click();
            reader.page().waitForCondition(() -> reader.text("#problem").contains("move is \"fly\""));
            assertThat(reader.page().locator("#problem").getAttribute("role")).isEqualTo("alert");
            assertThat(reader.page().locator("#view").innerHTML()).isEqualTo(shown);
            reader.page().unroute("**/moves");
            reader.press("next");
            assertThat(reader.text("#problem")).isEmpty();
        }
    }

    @Test void printed_it_shows_the_picture_and_no_controls() {
        try (Reader reader = reader(desk())) {
            reader.start("en", "2015");
            reader.press("next-step");
            reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(reader.page().locator("#time").isVisible()).isFalse();
            assertThat(reader.page().locator(".guest-bar").isVisible()).isTrue();
            assertThat(reader.page().locator("#host-console").isVisible()).isTrue();
            assertThat(reader.page().locator("#chart").isVisible()).isTrue();
        }
    }

    @Test void no_page_needs_eval_inline_script_or_inline_style() {
        try (Reader reader = reader(desk().setJavaScriptEnabled(false))) {
            reader.start("en", "2015");
            reader.press("next-step");
            String stage = reader.address();
            for (String path : List.of("/", "/lessons/dynamic-memory", stage, stage.replace("?", "/text?"))) {
                reader.open(path);
                assertThat(reader.page().content()).as(path).doesNotContain("hx-on", "js:", "javascript:", " style=", "onclick",
                    "hx-disable")
                    .doesNotContainPattern("hx-trigger=\"[^\"]*\\[").doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("<style");
            }
        }
    }
}
