package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's challenge of backup in a real browser: a hint, two commands, some patience, and the author's way beside one's own. */
class ChallengeWalkTest {
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

    @ParameterizedTest @CsvSource({"true, en, 1400, First hint, Every goal is reached", "false, zh, 360, 第一个提示, 所有目标都已达到"})
    void it_can_be_met_with_script_and_without_on_a_desk_and_on_a_phone(boolean script, String language, int width, String hint,
                                                                        String reached) {
        var habits = new Browser.NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(script);
        try (Reader reader = new Reader(server, chromium, habits)) {
            reader.start("operators-backup", language, "today");
            for (int i = 0; i < 4; i++) reader.press("next-step");
            assertThat(reader.text("#hint")).contains(hint);
            reader.page().locator("#hint").focus();
            reader.page().keyboard().press("Enter");
            reader.page().locator(".opened").waitFor();
            assertThat(reader.overflow()).isZero();

            pull(reader, "start-daemon");
            for (int i = 0; i < 4; i++) reader.press("pass-10");
            pull(reader, "again");
            reader.page().locator("#wait").click();
            reader.page().locator("#judgment").waitFor();
            assertThat(reader.text("#judgment")).isEqualTo(reached);
            assertThat(reader.overflow()).isZero();
            assertThat(reader.page().locator(".opened").count()).as("the hint stays").isEqualTo(1);

            reader.page().locator("#way-1").click();
            reader.page().locator(".sides-by-side").waitFor();
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.leftBehind()).isEmpty();
        }
    }

    @Test void nobody_is_shut_out() {
        try (Reader reader = new Reader(server, chromium, new Browser.NewContextOptions().setViewportSize(1400, 900))) {
            reader.start("operators-memory", "en", "today");
            for (int i = 0; i < 4; i++) reader.press("next-step");
            reader.page().locator("#wait").click();
            reader.page().locator("#judgment").waitFor();
            assertThat(new AxeBuilder(reader.page()).analyze().getViolations()).isEmpty();
            reader.page().locator("#try-again").click();
            reader.page().locator("#wait").waitFor();
            assertThat(reader.text("#challenge")).contains("180 s left");
        }
    }

    private static void pull(Reader reader, String lever) {
        String before = reader.text("#challenge");
        reader.page().locator("button[name=act][value='" + lever + "']").first().click();
        reader.page().waitForCondition(() -> reader.page().locator("#challenge").count() > 0
            && !reader.text("#challenge").equals(before));
    }
}
