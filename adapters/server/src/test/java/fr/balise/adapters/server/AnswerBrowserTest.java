package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.operations.asking.link.AnswerLink;
import fr.balise.operations.asking.link.LinkKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A professional on a phone, in a real browser. */
class AnswerBrowserTest {
    private static final int PHONE = 390;

    @TempDir
    private static Path folder;

    private static Optional<Chromium> chromium = Optional.empty();
    private static AskingServer asking;
    private static int days = 30;

    @BeforeAll
    static void open() throws Exception {
        chromium = Optional.of(Chromium.open("the page of professionals was not tested"));
        Path policy = AskingServer.copied(TestServer.ROOT.resolve("rules/policy"), folder.resolve("policy"));
        Path settings = policy.resolve("policy.yaml");
        Files.writeString(settings, Files.readString(settings).replaceFirst("(?m)^ranking: OFF", "ranking: ON"));
        asking = AskingServer.in(folder, policy);
    }

    @AfterAll
    static void close() {
        chromium.ifPresent(Chromium::close);
        asking.close();
    }

    @BeforeEach
    void another_campaign() throws Exception {
        asking = asking.anew(++days);
    }

    private static BrowserContext phone(String language, ColorScheme colours, boolean touch) {
        return chromium.orElseThrow()
                .context(new Browser.NewContextOptions()
                        .setLocale(language)
                        .setViewportSize(PHONE, 844)
                        .setColorScheme(colours)
                        .setHasTouch(touch)
                        .setIsMobile(touch)
                        .setJavaScriptEnabled(!touch));
    }

    @Test
    void every_question_is_answered_by_touch_without_a_script() throws Exception {
        try (BrowserContext context = phone("fr", ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.navigate(asking.link(AskingServer.BENALI).toString());
            Locator yes = page.locator(".choices label:has-text('Oui')");
            assertThat(yes.count()).isGreaterThan(1);
            for (Locator each : yes.all()) {
                assertThat(each.boundingBox().height).as("a finger").isGreaterThanOrEqualTo(44);
                each.tap();
            }
            page.locator("label:has(input[name^=first-])").first().tap();
            page.locator("button.main").tap();
            page.locator("form[action='/answer/confirm']").waitFor();
            assertThat(page.locator("main").innerText()).contains("Rien n'est encore enregistré", "Oui, en premier");
            page.locator("button.main").tap();
            page.locator(".pairs .id").waitFor();
            assertThat(page.locator("main").innerText()).contains("Merci", "Référence", AskingServer.BENALI);
            Chromium.picture(page, "answer-receipt-touch");
        }
        assertThat(asking.declarations()).contains(",yes,yes,2026-12-01,2026-12-01T08:00:00Z,10990000044,link,");
    }

    @ParameterizedTest
    @CsvSource({"fr,DARK", "en,LIGHT"})
    void every_question_is_answered_by_keyboard_alone_and_anybody_can_use_each_step(
            String language, ColorScheme colours) throws Exception {
        List<String> wrong = new ArrayList<>();
        String way = "-" + language + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext context = phone(language, colours, false)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> wrong.add(message.text()));
            page.navigate(asking.link(AskingServer.COHEN).toString());
            assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
            wrong.addAll(Chromium.faults(page, "answer" + way));
            untilFocused(page, "input[type=radio]");
            page.keyboard().press("Space");
            page.keyboard().press("ArrowDown");
            untilFocused(page, "button.main");
            page.keyboard().press("Enter");
            page.locator("form[action='/answer/confirm']").waitFor();
            wrong.addAll(Chromium.faults(page, "answer-check" + way));
            untilFocused(page, "button:not(.main)");
            page.keyboard().press("Enter");
            page.locator("form[action='/answer/check']").waitFor();
            assertThat(page.locator("input[value=NO]").isChecked()).isTrue();
            page.locator("button.main").press("Enter");
            page.locator("form[action='/answer/confirm'] button.main").press("Enter");
            page.locator(".pairs .id").waitFor();
            wrong.addAll(Chromium.faults(page, "answer-receipt" + way));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".pairs .id").isVisible()).isTrue();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.navigate(asking.link(AskingServer.COHEN).toString());
            assertThat(page.locator("body").innerText()).doesNotContain("Cohen", "mssante.fr", AskingServer.COHEN);
            wrong.addAll(Chromium.faults(page, "answer-closed" + way));
            assertThat(context.cookies()).isEmpty();
        }
        wrong.removeIf(message -> message.contains("410"));
        assertThat(wrong).isEmpty();
        assertThat(asking.declarations()).contains("990011540001,no,no,2026-12-01,");
    }

    /** A replayed one is met at the end of each way through; a foreign one is signed by another service. */
    @Test
    void a_forged_a_foreign_and_an_expired_link_show_nothing() throws Exception {
        String token = asking.link(AskingServer.COHEN).getQuery().substring("with=".length());
        AnswerLink link = AnswerLink.of(asking.campaign(), AskingServer.COHEN);
        List<String> wrong = new ArrayList<>();
        for (String closed : List.of(
                (token.charAt(0) == 'a' ? 'b' : 'a') + token.substring(1),
                new LinkKey(new byte[LinkKey.BYTES]).sign(link),
                CampaignPlace.in(asking.store())
                        .key()
                        .sign(new AnswerLink(
                                link.campaign(), link.professional(), Instant.parse("2026-11-30T08:00:00Z"))))) {
            try (BrowserContext context = phone("fr", ColorScheme.DARK, false)) {
                Page page = context.newPage();
                page.navigate(asking.server().address() + "/answer?with=" + closed);
                assertThat(page.locator("body").innerText())
                        .contains("Ce lien")
                        .doesNotContain("Cohen", "mssante.fr", AskingServer.COHEN);
                assertThat(page.locator("form[action^='/answer']").count()).isZero();
                wrong.addAll(Chromium.faults(page, "answer-closed"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Tab after tab, as somebody without a mouse goes. */
    private static void untilFocused(Page page, String selector) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("said => document.activeElement.matches(said)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached by Tab");
    }

    @Test
    void whoever_asks_sees_who_has_not_answered_and_finds_the_link_to_hand_out() throws Exception {
        try (BrowserContext context = phone("fr", ColorScheme.DARK, false)) {
            Page page = context.newPage();
            page.navigate(asking.server().link().toString());
            page.navigate(asking.server().address() + "/audit");
            assertThat(Chromium.faults(page, "audit-answers-fr-dark")).isEmpty();
            page.navigate(asking.server().address() + "/questions?q=cohen");
            page.locator("details summary").press("Enter");
            assertThat(page.locator("details code").innerText()).startsWith(AskingServer.PUBLIC + "/answer?with=");
            assertThat(Chromium.faults(page, "questions-fr-dark")).isEmpty();
            page.locator("form[action='/questions'] button.main").press("Enter");
            page.locator("h2:has-text('31 décembre 2026')").first().waitFor();
            assertThat(Chromium.faults(page, "questions-asked-fr-dark")).isEmpty();
        }
    }

    @Test
    void the_other_language_is_one_touch_away() throws Exception {
        try (BrowserContext context = phone("fr", ColorScheme.LIGHT, true)) {
            Page page = context.newPage();
            page.navigate(asking.link(AskingServer.COHEN).toString());
            page.locator(".who a").tap();
            page.locator("html[lang=en]").waitFor();
            assertThat(page.locator("h1").innerText()).contains("Which MSSanté mailboxes do you use");
            page.locator(".choices label").first().tap();
            page.locator("button.main").tap();
            page.locator("form[action='/answer/confirm']").waitFor();
            assertThat(page.locator("h1").innerText()).contains("What your answers change");
        }
    }
}
