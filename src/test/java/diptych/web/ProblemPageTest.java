package diptych.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A problem's page in a real browser, narrow and with script off: readable, accessible, and with a way back. */
class ProblemPageTest {
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

    @Test void it_fits_a_narrow_screen_needs_no_script_and_leads_back_to_the_lessons() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions().setViewportSize(360, 640).setJavaScriptEnabled(false);
        try (BrowserContext context = chromium.browser().newContext(phone)) {
            Page page = context.newPage();
            page.navigate(server.address() + "nothing?lang=zh");
            assertThat(page.title()).isEqualTo("404 找不到 · Diptych");
            assertThat(page.locator("h1").innerText()).isEqualTo("404 找不到");
            assertThat(page.locator("main").boundingBox().width).isLessThanOrEqualTo(360);
            assertThat(page.locator("main a").getAttribute("href")).isEqualTo("/?lang=zh");
        }
    }

    @Test void it_has_no_fault_that_axe_can_find_and_breaks_no_policy_of_its_own() {
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setBypassCSP(false))) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complain(complaints, message));
            page.navigate(server.address() + "nothing");
            assertThat(complaints).isEmpty();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    /** The browser always mentions the status of the page itself; anything else is ours. */
    private static void complain(List<String> complaints, ConsoleMessage message) {
        if (message.type().equals("error") && !message.location().contains("/nothing")) {
            complaints.add(message.location() + " " + message.text());
        }
    }
}
