package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody types into both consoles in a real browser: with script and without, by keyboard, on a phone, printed. */
class ConsoleWalkTest {
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

    private static void begin(Reader reader, String lesson, String language) {
        reader.start(lesson, language, "today");
        reader.press("next-step");
        shell(reader, "shell", "guest");
        shell(reader, "powershell", "host");
    }

    private static void shell(Reader reader, String tab, String side) {
        reader.page().locator("#tab-" + tab).click();
        reader.page().locator("#" + side + "-line").waitFor();
    }

    private static void type(Reader reader, String side, String line) {
        reader.page().locator("#" + side + "-line").fill(line);
        reader.page().locator("#" + side + "-line").press("Enter");
        reader.page().waitForCondition(() -> reader.text("#" + side + "-console").contains(" " + line));
    }

    private static Object focused(Reader reader) {
        return reader.page().evaluate("document.activeElement.id");
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void what_is_typed_is_answered_and_the_next_line_can_be_typed_at_once(boolean script) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            begin(reader, "dynamic-memory", "en");
            String address = reader.address();
            type(reader, "guest", "free -m");
            assertThat(reader.text("#guest-console")).contains("buff/cache");
            assertThat(focused(reader)).isEqualTo("guest-line");
            type(reader, "guest", "bogus");
            assertThat(reader.text("#guest-console")).contains("bash: bogus: command not found").contains("buff/cache");
            type(reader, "host", "Get-VM web02");
            assertThat(reader.text("#host-console")).contains("unable to find a virtual machine");
            assertThat(focused(reader)).isEqualTo("host-line");
            assertThat(reader.address().replaceFirst("#.*", "")).as("looking changes nothing").isEqualTo(address);
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.leftBehind()).isEmpty();
        }
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void a_line_that_acts_makes_a_branch_and_the_cursor_stays(boolean script) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            begin(reader, "live-backup", "en");
            String before = reader.address();
            type(reader, "guest", "systemctl stop hv-vss-daemon");
            reader.page().waitForCondition(() -> !reader.address().startsWith(before));
            assertThat(reader.page().content()).contains("# systemctl stop hv-vss-daemon</li>");
            assertThat(focused(reader)).isEqualTo("guest-line");
            type(reader, "guest", "systemctl is-active hv-vss-daemon");
            assertThat(reader.text("#guest-console")).contains("inactive");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test void arrows_bring_lines_back_and_tab_completes_and_then_goes_on() {
        try (Reader reader = reader(desk())) {
            begin(reader, "live-backup", "en");
            type(reader, "guest", "hostname");
            type(reader, "guest", "uname -r");
            var line = reader.page().locator("#guest-line");
            line.press("ArrowUp");
            assertThat(line.inputValue()).isEqualTo("uname -r");
            line.press("ArrowUp");
            assertThat(line.inputValue()).isEqualTo("hostname");
            line.press("ArrowDown");
            line.press("ArrowDown");
            assertThat(line.inputValue()).isEmpty();
            line.fill("systemctl resta");
            line.press("Tab");
            assertThat(line.inputValue()).isEqualTo("systemctl restart hv-vss-daemon.service");
            line.press("Tab");
            assertThat(focused(reader)).as("nobody is trapped").isEqualTo("guest-enter");
        }
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void a_button_completes_and_another_puts_a_line_back(boolean script) {
        try (Reader reader = reader(desk().setJavaScriptEnabled(script))) {
            begin(reader, "dynamic-memory", "en");
            type(reader, "host", "Get-VM");
            reader.page().locator("#host-line").fill("get-vmm");
            reader.page().locator("#host-complete").click();
            reader.page().waitForCondition(() -> reader.page().locator("#host-line").inputValue().equals("Get-VMMemory "));
            reader.page().locator("#host-earlier summary").click();
            reader.page().locator("#host-earlier button").first().click();
            reader.page().waitForCondition(() -> reader.page().locator("#host-line").inputValue().equals("Get-VM"));
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test void what_came_of_a_line_is_heard() {
        try (Reader reader = reader(desk())) {
            begin(reader, "dynamic-memory", "en");
            type(reader, "guest", "hostname");
            reader.page().waitForCondition(() -> reader.page().locator("#said").textContent().equals("hostname says: web01"));
        }
    }

    @ParameterizedTest @CsvSource({"dynamic-memory, en", "live-backup, zh"})
    void nothing_is_wider_than_360_pixels(String lesson, String language) {
        try (Reader reader = reader(new Browser.NewContextOptions().setViewportSize(360, 640).setHasTouch(true).setIsMobile(true))) {
            begin(reader, lesson, language);
            type(reader, "guest", "cat /proc/meminfo");
            type(reader, "host", "Get-VMIntegrationService -VMName web01");
            reader.page().locator("#host-earlier summary").click();
            assertThat(reader.overflow()).isZero();
        }
    }

    @ParameterizedTest @CsvSource({"dynamic-memory, en, LIGHT", "live-backup, zh, DARK"})
    void axe_finds_nothing(String lesson, String language, ColorScheme colours) {
        try (Reader reader = reader(desk().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE))) {
            begin(reader, lesson, language);
            type(reader, "guest", "free; free");
            type(reader, "host", "Start-VM web01");
            type(reader, "host", "Get-Foo");
            reader.page().locator("#host-earlier summary").click();
            var found = new AxeBuilder(reader.page()).analyze().getViolations();
            assertThat(found).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
                + rule.getNodes().get(0).getFailureSummary()).isEmpty();
        }
    }

    @Test void printed_the_transcript_is_there_and_nothing_to_type_into() {
        try (Reader reader = reader(desk())) {
            begin(reader, "dynamic-memory", "en");
            type(reader, "guest", "free -m");
            reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(reader.page().locator("#guest-line").isVisible()).isFalse();
            assertThat(reader.page().locator("#guest-console").isVisible()).isTrue();
        }
    }
}
