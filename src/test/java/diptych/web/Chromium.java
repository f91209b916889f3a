package diptych.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The system's Chromium under Playwright's hand, for tests that look at pages as people do. A fresh Debian or Ubuntu machine
 * is given what is missing, where we may; elsewhere the test fails with the one line that helps.
 */
final class Chromium implements AutoCloseable {
    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final Path CHINESE_GLYPHS = Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    private static final File LOG = new File("target/apt-get.log");
    private static final long INSTALL_MINUTES = 10;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        Path executable = installed();
        Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    Browser browser() {
        return browser;
    }

    @Override public void close() {
        browser.close();
        playwright.close();
    }

    private static synchronized Path installed() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            if (!System.getProperty("user.name").equals("root") || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
                throw new IllegalStateException("the browser tests need " + missing
                    + "; as root: apt-get install " + String.join(" ", missing));
            }
            aptGet(List.of("update"));
            List<String> install = new ArrayList<>(List.of("install", "--yes", "--no-install-recommends"));
            install.addAll(missing);
            aptGet(install);
        }
        return BROWSERS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    }

    /** The Debian packages without which a page cannot be shown, or its Chinese only as boxes. */
    private static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (BROWSERS.stream().noneMatch(Files::isExecutable)) {
            missing.add("chromium");
        }
        if (!Files.exists(CHINESE_GLYPHS)) {
            missing.add("fonts-noto-cjk");
        }
        return missing;
    }

    private static void aptGet(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "--quiet"));
        command.addAll(arguments);
        try {
            ProcessBuilder apt = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(LOG));
            apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process running = apt.start();
            if (!running.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || running.exitValue() != 0) {
                running.destroy();
                throw new IllegalStateException("this did not work, see " + LOG + ": " + String.join(" ", command));
            }
        } catch (IOException | InterruptedException stopped) {
            throw new IllegalStateException("could not run " + String.join(" ", command), stopped);
        }
    }
}
