package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a change from the first idea to the audit, by three people whom a provider tells apart, each at a screen of their
 * own, with the keyboard alone. Every page on the way is usable by anybody.
 */
class JourneyBrowserTest {
    private static final String CLIENT = "balise";
    private static final int MOST_TABS = 150;

    @TempDir
    private Path folder;

    private final List<String> wrong = new ArrayList<>();

    /** Somebody at a screen. */
    private record Person(String name, Page page, String screen) {}

    private Person comes(
            String name,
            String role,
            TestServer server,
            MockOAuth2Server provider,
            BrowserContext context,
            String screen) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "health",
                name,
                "JWT",
                List.of(CLIENT),
                Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of(role))),
                3_600));
        Page page = context.newPage();
        page.navigate(server.address().toString());
        assertThat(page.locator(".who").innerText()).contains(name);
        return new Person(name, page, screen);
    }

    private static BrowserContext screen(Chromium chromium, String language, int width, ColorScheme colours) {
        return chromium.context(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 900)
                .setColorScheme(colours));
    }

    private void look(Person person, String at) {
        wrong.addAll(Chromium.faults(person.page(), "journey-" + at + "-" + person.screen()));
    }

    /** Goes to a control with the tabulator, as somebody without a mouse does. */
    private static void tabTo(Page page, String control) {
        page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }");
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("control => document.activeElement?.matches(control) ?? false", control)) {
                return;
            }
        }
        assertThat(page.content()).as("the keyboard does not reach " + control).isEmpty();
    }

    private static void press(Page page, String control) {
        tabTo(page, control);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    private static void type(Page page, String control, String text) {
        tabTo(page, control);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    @Test
    void a_limit_is_changed_seen_put_in_force_planned_approved_carried_out_and_read_in_the_audit() throws Exception {
        MockOAuth2Server provider = new MockOAuth2Server();
        provider.start();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (SandboxDirectory directory =
                        SandboxDirectory.start(SandboxOptions.serving(TestServer.SAMPLES.resolve("directory"))
                                .withoutRateLimit());
                TestServer server = TestServer.start(
                        TestServer.settings(TestServer.writing(
                                directory,
                                folder.resolve("journal"),
                                Map.of(
                                        "store",
                                        folder,
                                        "port",
                                        port,
                                        "issuer",
                                        provider.issuerUrl("health").uri(),
                                        "clientId",
                                        CLIENT,
                                        "publicUrl",
                                        "http://127.0.0.1:" + port,
                                        "rolesClaim",
                                        "realm_access.roles"))),
                        Clock.systemUTC());
                Chromium chromium = Chromium.open("the way of a change was not tested");
                BrowserContext phone = screen(chromium, "fr", 390, ColorScheme.DARK);
                BrowserContext desk = screen(chromium, "en", 1440, ColorScheme.LIGHT);
                BrowserContext night = screen(chromium, "fr", 1440, ColorScheme.DARK)) {
            Person author = comes("alice", "author", server, provider, phone, "fr-390-dark");
            Person approver = comes("bob", "approver", server, provider, desk, "en-1440-light");
            Person operator = comes("carole", "operator", server, provider, night, "fr-1440-dark");
            String version = changed(author);
            inForce(approver, server, version);
            String plan = planned(author, server);
            approved(approver, server, plan);
            carriedOut(operator, server, plan, directory);
            left(operator, server);
        } finally {
            provider.shutdown();
        }
        assertThat(wrong).isEmpty();
    }

    /** The effect is seen before anything is changed; whoever changed it cannot put it in force. */
    private String changed(Person author) {
        Page page = author.page();
        look(author, "overview");
        press(page, ".bar a[href='/what-if']");
        type(page, "[name='activity.inactiveAfterMonths']", "9");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        page.locator("[data-result]").waitFor();
        assertThat(page.locator("main").innerText()).contains("12 → 9", "camille.chevalier@", "theo.tessier@");
        look(author, "effect");
        press(page, ".bar a[href='/policy']");
        press(page, "main a[href^='/policies/']");
        type(page, "[name='set.activity.inactiveAfterMonths']", "9");
        press(page, "form[action$='/settings'] button");
        assertThat(page.locator("form[action$='/activate']").count()).isZero();
        look(author, "version");
        return page.url().replaceAll(".*(/policies/[0-9a-f]{16}).*", "$1");
    }

    private void inForce(Person approver, TestServer server, String version) {
        Page page = approver.page();
        page.navigate(server.address() + version);
        press(page, "main a[href*='show=difference']");
        look(approver, "difference");
        press(page, "form[action$='/activate'] button");
        assertThat(page.locator("main").innerText()).contains("in force", "Put in force by bob");
        look(approver, "in-force");
    }

    /** Publications and changes now, removals later: a plan of its own. */
    private String planned(Person author, TestServer server) {
        Page page = author.page();
        page.navigate(server.address().toString());
        press(page, "form[action='/plans'] button");
        look(author, "plan");
        press(page, "a[href*='action=DETACH']");
        type(page, "#reason", "Retraits la semaine prochaine");
        press(page, "button[name='all']");
        assertThat(page.locator("main").innerText()).contains("Retraits la semaine prochaine");
        assertThat(page.locator("form[action$='/approve']").count()).isZero();
        look(author, "part");
        return page.url().replaceAll(".*(/plans/[^?#]+).*", "$1");
    }

    private void approved(Person approver, TestServer server, String plan) {
        Page page = approver.page();
        page.navigate(server.address() + plan);
        press(page, "form[action$='/approve'] button");
        assertThat(page.locator("#carry-out").innerText()).contains("Made by alice", "Approved by bob");
        assertThat(page.locator("form[action$='/apply']").count()).isZero();
        look(approver, "approved");
    }

    private void carriedOut(Person operator, TestServer server, String plan, SandboxDirectory directory) {
        Page page = operator.page();
        page.navigate(server.address() + plan);
        // Each second answer is kept back: the run is under way for as long as somebody looks at it.
        directory.faults().add(Fault.after(FaultTrigger.anyPatch().every(2), FaultEffect.delay(Duration.ofHours(1))));
        press(page, "form[action$='/apply'] button");
        page.waitForFunction("() => document.querySelector('progress').value > 0");
        look(operator, "run");
        press(page, "form[action$='/pause'] button");
        page.getByText("Poursuivre").waitFor();
        look(operator, "paused");
        press(page, "form[action$='/pause'] button");
        directory.faults().clear();
        page.locator("[data-result]").waitFor();
        assertThat(page.locator("[data-result]").innerText()).contains("Tout est comme voulu", "le montre en entier");
        assertThat(directory.requests()).anyMatch(request -> request.method().equals("PATCH"));
        look(operator, "result");
        page.navigate(server.address() + plan);
        assertThat(page.locator("#carry-out").innerText()).contains("a servi");
        assertThat(page.locator("form[action$='/apply']").count()).isZero();
        look(operator, "spent");
        press(page, ".bar a[href='/runs']");
        look(operator, "runs");
        press(page, "form[action$='/undo'] button");
        page.locator("[data-result]").waitFor();
        look(operator, "undone");
    }

    private void left(Person operator, TestServer server) {
        Page page = operator.page();
        press(page, ".bar a[href='/audit']");
        assertThat(page.locator("tbody tr").first().innerText()).contains("carole");
        look(operator, "audit");
        press(page, "form[action='/leave'] button");
        assertThat(page.context().cookies(server.address().toString()))
                .noneMatch(cookie -> cookie.name.equals("balise")
                        && page.request()
                                        .get(server.address() + "/api/v1/plans")
                                        .status()
                                == 200);
    }
}
