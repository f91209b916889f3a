package diptych.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who reads our pages in a browser and remembers what a page should never do: complain on the console, break its policy, ask
 * another host for something, leave something behind.
 */
final class Reader implements AutoCloseable {
    private final String home;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Reader(Server server, Chromium chromium, Browser.NewContextOptions habits) {
        this.home = server.address();
        this.context = chromium.browser().newContext(habits);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) complaints.add("console: " + message.text());
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(home) && !request.url().startsWith("data:")) complaints.add("asked elsewhere: " + request.url());
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    void open(String path) {
        page.navigate(home + path.replaceFirst("^/", ""));
    }

    /** From the lesson's page into a new session. */
    void start(String language, String guest) {
        start("dynamic-memory", language, guest);
    }

    void start(String lesson, String language, String guest) {
        open("/lessons/" + lesson + "?lang=" + language);
        page.locator("input[value='" + guest + "']").check();
        page.locator(".begin button").click();
        page.locator("#view").waitFor();
    }

    /** The path and query in the address bar. */
    String address() {
        return page.url().substring(home.length() - 1);
    }

    /** Presses a control, and waits until another moment is shown, or what is asked about the next step. */
    void press(String id) {
        String before = clock() + isAhead();
        page.locator("#" + id).click();
        page.waitForCondition(() -> !(clock() + isAhead()).equals(before) && page.locator("#view[aria-busy]").count() == 0);
    }

    private boolean isAhead() {
        return address().contains("ahead=1");
    }

    String clock() {
        return page.locator("#clock").textContent();
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    /** How much wider the page is than the window. */
    int overflow() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What went wrong so far. */
    List<String> complaints() {
        return complaints;
    }

    /** What our pages have put into the browser: cookies and storage. Asked on an answer without script, where nobody hides the storage. */
    List<Object> leftBehind() {
        var left = new ArrayList<Object>(context.cookies());
        open("/health");
        left.addAll((List<?>) page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"));
        return left;
    }

    @Override public void close() {
        context.close();
    }
}
