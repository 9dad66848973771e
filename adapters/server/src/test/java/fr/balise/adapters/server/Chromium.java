package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's Chromium, driven by Playwright. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    /** Where pictures of pages stand. */
    private static final Path PICTURES = Path.of("target/console");

    /** Whether each page is shown in each setting; in the ordinary build they take turns. */
    static final boolean ALL = "all".equals(System.getProperty("balise.console"));

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The most of a page that a picture shows, in pixels: a browser takes no picture of any height. */
    private static final int TALLEST = 8000;

    /** What pages are held to. */
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Starts it; without it the tests are left out loudly, and fail where {@code CI=true}. */
    static Chromium open(String otherwise) {
        Path program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(otherwise));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage")));
        return new Chromium(playwright, browser);
    }

    /** A window of its own. A busy machine is waited for: no test rests on how long something takes. */
    BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context;
    }

    /** Where a file for people to look at stands. */
    static Path toLookAt(String file) {
        return PICTURES.resolve(file);
    }

    /** Takes a picture of the page for people to look at, where all are asked for. */
    static void picture(Page page, String name) {
        if (ALL) {
            Number height = (Number) page.evaluate("document.documentElement.scrollHeight");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setClip(0, 0, page.viewportSize().width, Math.min(height.intValue(), TALLEST))
                    .setPath(toLookAt(name + ".png")));
        }
    }

    /** Takes a picture of the page, and tells what somebody could not use. */
    static List<String> faults(Page page, String picture) {
        picture(page, picture);
        List<String> wrong = new ArrayList<>();
        violations(page).forEach(violation -> wrong.add(picture + ": " + violation));
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            wrong.add(picture + " is wider than the screen: "
                    + page.evaluate(
                            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth)"
                                    + ".slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')"));
        }
        return wrong;
    }

    /** What axe-core finds, without what it found to be right, which takes most of the time to put together. */
    private static List<String> violations(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // All in one go: only frames need the other way, and no page of ours has any.
        AxeBuilder axe = new AxeBuilder(page).options(options).withTags(TAGS).setLegacyMode(true);
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .toList();
    }

    private static Path missing(String otherwise) {
        String told = "NO BROWSER: " + otherwise + ". apt-get install --no-install-recommends chromium";
        System.err.println("*** " + told);
        assertThat(System.getenv("CI")).as(told).isNotEqualTo("true");
        assumeTrue(false, told);
        throw new IllegalStateException(told);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
