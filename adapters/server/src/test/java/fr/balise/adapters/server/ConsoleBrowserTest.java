package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The console in a real browser: usable on any screen, by anybody, in both languages.
 * Pages take turns at the two riskiest settings, a narrow dark French screen and a wide light English one;
 * {@code -Dbalise.console=all} shows each page in each of the four.
 */
class ConsoleBrowserTest {
    private static final int TURNS = 2;

    private static Optional<Chromium> chromium = Optional.empty();
    private static final TestServer SERVER = TestServer.shared();

    private static String session = "";

    @BeforeAll
    static void open() throws Exception {
        chromium = Optional.of(Chromium.open("the console was not tested"));
        try (BrowserContext entering = chromium.get().context(new Browser.NewContextOptions())) {
            entering.newPage().navigate(SERVER.link().toString());
            session = entering.storageState();
        }
    }

    @AfterAll
    static void close() {
        chromium.ifPresent(Chromium::close);
    }

    private static BrowserContext context(String language, int width, ColorScheme colours, boolean script) {
        return chromium.orElseThrow()
                .context(new Browser.NewContextOptions()
                        .setStorageState(session)
                        .setLocale(language)
                        .setViewportSize(width, 900)
                        .setColorScheme(colours)
                        .setJavaScriptEnabled(script));
    }

    private static String url(String path) {
        return SERVER.address() + path;
    }

    /** Makes a plan and a trial through the pages, and gives every address that there is to see. */
    private static List<String> addresses(Page page) {
        page.navigate(url("/plans"));
        page.locator("form[action='/plans'] button").click();
        String plan = page.url();
        tryInactivity(page, "9");
        String trial = page.url();
        tryInactivity(page, "3..24/3");
        String sweep = page.url();
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/search",
                "/search?q=dupont",
                "/professionals/10990000055",
                "/structures/990000010",
                "/mailboxes/ines.carpentier@labo-exemple.mssante.fr",
                "/plans",
                "/questions",
                "/runs",
                "/audit",
                "/findings",
                "/indicators",
                "/policy",
                "/what-if",
                "/nothing-here"));
        page.navigate(url("/policy"));
        page.locator("a[href^='/policies/']").first().click();
        String version = page.url();
        page.locator("[name='set.activity.inactiveAfterMonths']").fill("9");
        page.locator("form[action$='/settings'] button").click();
        String draft = page.url();
        String base = url("");
        paths.add("/policies");
        paths.add(draft.substring(base.length()) + "?show=difference");
        paths.add(version.substring(base.length()) + "?show=scenarios");
        paths.add(draft.substring(base.length()) + "/file?path=tables/directory.csv");
        paths.add(plan.substring(base.length()));
        paths.add(trial.substring(base.length()));
        paths.add(sweep.substring(base.length()));
        return paths;
    }

    private static void tryInactivity(Page page, String months) {
        page.navigate(url("/what-if"));
        page.locator("[name='activity.inactiveAfterMonths']").fill(months);
        page.locator("form[action='/what-if'] button").press("Enter");
        page.locator("[data-result]").waitFor();
    }

    @ParameterizedTest
    @CsvSource({"0,fr,390,DARK", "1,en,1440,LIGHT", "2,fr,1440,LIGHT", "3,en,390,DARK"})
    void every_page_is_usable_by_anybody(int turn, String language, int width, ColorScheme colours) {
        assumeTrue(Chromium.ALL || turn < TURNS, "only with -Dbalise.console=all");
        List<String> wrong = new ArrayList<>();
        try (BrowserContext context = context(language, width, colours, true)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("404")) {
                    wrong.add(page.url() + ": " + message.text());
                }
            });
            List<String> paths = addresses(page);
            for (int i = 0; i < paths.size(); i++) {
                if (!Chromium.ALL && i % TURNS != turn) {
                    continue;
                }
                String path = paths.get(i);
                page.navigate(url(path));
                assertThat(page.getAttribute("html", "lang")).as(path).isEqualTo(language);
                wrong.addAll(Chromium.faults(
                        page,
                        name(path) + "-" + language + "-" + width + "-"
                                + colours.name().toLowerCase(Locale.ROOT)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_somebody_cannot_use_is_found() {
        try (BrowserContext context = context("en", 390, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.setContent(
                    "<main><img src='data:,'><p style='width:2000px;color:#eee;background:#fff'>Pale</p></main>");

            assertThat(String.join(" ", Chromium.faults(page, "nobody")))
                    .contains("image-alt", "html-has-lang", "color-contrast", "wider than the screen");
        }
    }

    private static final String ACTIONS =
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [role=button]')]"
                    + ".filter(e => e.type !== 'hidden' && !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}))";

    /** What the keyboard does natively is left to it: nothing here is made an action by a script. */
    @Test
    void each_action_of_a_page_is_reached_by_the_tab_key_and_shows_where_one_is() {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            List<String> paths = addresses(page);
            for (int i = 0; i < paths.size(); i++) {
                if (Chromium.ALL || i % 4 == 0) {
                    page.navigate(url(paths.get(i)));
                    wrong.addAll(beyondTheKeyboard(page, paths.get(i)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> beyondTheKeyboard(Page page, String path) {
        page.evaluate("document.addEventListener('focusin', ({target}) => { const s = getComputedStyle(target);"
                + " target.dataset.reached = s.outlineStyle !== 'none' && s.outlineWidth !== '0px'; })");
        int actions = (Integer) page.evaluate(ACTIONS + ".length");
        assertThat(actions).as(path).isPositive();
        for (int i = 0; i <= actions; i++) {
            page.keyboard().press("Tab");
        }
        Object beyond = page.evaluate(ACTIONS + ".filter(e => e.dataset.reached !== 'true'"
                + " && !(e.type === 'radio' && document.querySelector(`[name='${e.name}'][data-reached=true]`)))"
                + ".map(e => e.outerHTML.slice(0, 120))");
        return ((List<?>) beyond).stream().map(each -> path + ": " + each).toList();
    }

    private static String name(String path) {
        String name = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "trial")
                .replaceAll("policies/[0-9a-f]{16}", "version")
                .replaceAll("[^a-zA-Z0-9]+", "-");
        return name.equals("-") ? "overview" : name.substring(1);
    }

    @Test
    void the_inactivity_limit_is_tried_with_its_effect_and_without_a_script() {
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, false)) {
            Page page = context.newPage();
            page.navigate(url("/what-if"));
            assertThat(page.inputValue("[name='activity.inactiveAfterMonths']")).isEqualTo("12");
            page.locator("[name='activity.inactiveAfterMonths']").fill("3");
            page.locator("[name='activity.dormantAfterMonths']").fill("2");
            page.locator("form[action='/what-if'] button").click();
            while (page.locator("[data-result]").count() == 0) {
                page.reload();
            }

            assertThat(page.locator("main").innerText()).contains("12 → 3", "must not be published", "INACTIVE");
        }
    }

    @Test
    void a_limit_that_is_no_number_is_refused_with_its_place() {
        try (BrowserContext context = context("fr", 390, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.navigate(url("/what-if"));
            page.locator("[name='activity.inactiveAfterMonths']").fill("<script>");
            page.locator("form[action='/what-if'] button").click();

            assertThat(page.locator("[role=alert]").innerText()).contains("activity.inactiveAfterMonths", "1200");
            assertThat(page.inputValue("[name='activity.inactiveAfterMonths']")).isEqualTo("<script>");
        }
    }

    @Test
    void several_values_show_what_each_would_take_as_curves_and_as_a_table() throws Exception {
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            tryInactivity(page, "3..12/3");

            assertThat(page.locator("svg.curves circle").count()).isEqualTo(3 * 4);
            assertThat(page.locator("main").innerText()).contains("in force", "3..12/3");
            Download table =
                    page.waitForDownload(() -> page.getByText("Export as CSV").click());
            assertThat(Files.readString(table.path()).lines()).hasSize(1 + 4);
        }
    }

    @Test
    void a_draft_is_tried_before_it_is_saved() {
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.navigate(url("/policy"));
            page.locator("a[href^='/policies/']").first().click();
            page.navigate(page.url() + "/file?path=policy.yaml");
            String text = page.inputValue("#text");
            page.locator("#text").fill(text.replace("inactiveAfterMonths: 12", "inactiveAfterMonths: 9"));
            page.getByText("Try on the data without saving").press("Enter");
            page.locator("[data-result]").waitFor();

            assertThat(page.locator("[data-result]").innerText())
                    .contains("A draft that is not saved", "decided otherwise");
        }
    }

    @Test
    void a_professional_is_found_by_name_and_each_place_says_what_becomes_of_each_mailbox() {
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.navigate(url("/search"));
            page.locator("#q").fill("MICHEL DUPONT");
            page.keyboard().press("Enter");
            page.getByText("Dr Michel Dupont").click();

            String cells = page.locator(".matrix").innerText();
            assertThat(cells).contains("To remove", "PER-REFUSED", "A3-USAGE", "Stays published");
            page.locator("td.remove summary").last().press("Enter");
            assertThat(page.locator("td.remove").first().innerText()).contains("The professional can");
        }
    }

    @Test
    void removals_alone_are_shown_and_exported() {
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.navigate(url("/plans"));
            page.locator("form[action='/plans'] button").click();
            page.getByText("Removals only").click();

            assertThat(page.locator(".changes tbody tr").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(row -> row.contains("Remove"));
            var download =
                    page.waitForDownload(() -> page.getByText("Export as CSV").click());
            assertThat(download.suggestedFilename()).endsWith(".csv");
        }
    }

    @Test
    void forced_colours_and_print_show_every_verdict() {
        try (BrowserContext context = context("en", 1440, ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            page.navigate(url("/professionals/10990000055"));
            Chromium.picture(page, "professional-forced");
            assertThat(page.locator("td.remove .now").first().isVisible()).isTrue();
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setForcedColors(ForcedColors.NONE)
                    .setMedia(Media.PRINT));
            assertThat(page.locator(".bar").isVisible()).isFalse();
            assertThat(page.locator("td.remove .now").first().isVisible()).isTrue();
        }
    }
}
