package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.link.AnswerLink;
import fr.balise.operations.asking.link.LinkKey;
import fr.balise.operations.sources.FrenchDay;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a link opens, what it does not, and what is kept of the answers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnswerPageTest {
    private static final String CLOSED = "Ce lien n&#39;ouvre rien";

    @TempDir
    private static Path folder;

    private static AskingServer asking;
    private static int days = 30;

    @BeforeAll
    static void start() throws Exception {
        asking = AskingServer.in(folder);
    }

    @BeforeEach
    void another_campaign() throws Exception {
        asking = asking.anew(++days);
    }

    @AfterAll
    static void stop() {
        asking.close();
    }

    private static HttpResponse<String> get(URI link) {
        return TestServer.send(
                HttpClient.newHttpClient(), HttpRequest.newBuilder(link).header("Accept", "text/html"));
    }

    private HttpResponse<String> post(String step, String body) {
        return asking.server()
                .send(asking.server()
                        .anonymous("/answer" + step)
                        .header("Accept", "text/html")
                        .header("User-Agent", "a phone")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private String token(String professional) throws Exception {
        return asking.link(professional).getQuery().substring("with=".length());
    }

    private List<Question> questions(String professional) {
        return asking.campaign().professional(professional).orElseThrow().questions();
    }

    private String answering(String professional, String choice) throws Exception {
        return "with=" + token(professional)
                + questions(professional).stream()
                        .map(question -> "&" + question.id() + "=" + choice)
                        .collect(Collectors.joining());
    }

    private static void assertClosed(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .contains(CLOSED)
                .doesNotContain("mssante.fr", "Cohen", "Benali", "1099", "2026", "2027");
    }

    @Test
    void a_link_shows_own_questions_and_nobody_elses_and_leaves_no_trace_of_itself() throws Exception {
        HttpResponse<String> page = get(asking.link(AskingServer.COHEN));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("Dr Nadia Cohen", "nadia.cohen", "Centre de santé du Canal", "visible ici.")
                .doesNotContain("benali", "Benali", AskingServer.BENALI);
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).as("no session").isEmpty();
        assertThat(asking.server().send(asking.server().anonymous("/")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void answers_are_shown_with_their_effect_then_kept_with_where_they_come_from_and_the_link_is_spent()
            throws Exception {
        String before = asking.declarations();
        String said = answering(AskingServer.COHEN, "NO");

        HttpResponse<String> check = post("/check", said);

        assertThat(check.statusCode()).as(check.body()).isEqualTo(200);
        assertThat(check.body())
                .contains(
                        "Elle n&#39;est plus visible ici",
                        "plus aucune adresse sécurisée",
                        "Rien n&#39;est encore enregistré");
        assertThat(asking.declarations()).isEqualTo(before);

        HttpResponse<String> receipt = post("/confirm", said);

        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        assertThat(receipt.body())
                .contains("Merci", "Référence", "Dr Nadia Cohen", "1er décembre 2026 à 09:00", "changer d&#39;avis");
        assertThat(asking.declarations().lines().skip(before.lines().count()))
                .hasSize(questions(AskingServer.COHEN).size())
                .allMatch(
                        line -> line.matches(".*,no,no,2026-12-01,2026-12-01T08:00:00Z,10990000154,link,[0-9a-f]{12}"));
        assertThat(asking.log())
                .contains(
                        "\"professional\":\"10990000154\"",
                        "\"client\":\"a phone\"",
                        "\"address\":\"127.0.0.1\"",
                        "\"NO\"");
        assertThat(asking.server().get("/audit?q=10990000154").body()).contains("10990000154", "127.0.0.1", "a phone");
        assertThat(asking.server().get("/audit?q=10990000999").body()).doesNotContain("a phone");
        assertThat(asking.server().get("/api/v1/answers/log?q=10990000154").body())
                .contains("\"professional\":\"10990000154\"", "\"channel\":\"link\"");

        assertClosed(post("/confirm", said), 410);
        assertClosed(post("/check", said), 410);
        assertClosed(get(asking.link(AskingServer.COHEN)), 410);
        assertThat(asking.declarations().lines())
                .hasSize(before.lines().toList().size()
                        + questions(AskingServer.COHEN).size());
    }

    @Test
    void what_was_left_open_can_be_answered_later_by_the_same_link() throws Exception {
        List<Question> questions = questions(AskingServer.BENALI);
        assertThat(questions).hasSizeGreaterThan(1);
        String with = "with=" + token(AskingServer.BENALI) + "&";

        assertThat(post("/check", with).body()).contains("Choisissez oui ou non");
        assertThat(post("/check", with + questions.get(0).id() + "=YES").body()).contains("Questions sans réponse");
        assertThat(post("/confirm", with + questions.get(0).id() + "=YES").statusCode())
                .isEqualTo(200);

        String again = get(asking.link(AskingServer.BENALI)).body();
        assertThat(again)
                .contains(questions.get(1).id())
                .doesNotContain(questions.get(0).id());
        assertClosed(post("/confirm", with + questions.get(0).id() + "=NO"), 403);
    }

    @Test
    void a_forged_link_opens_nothing() throws Exception {
        String token = token(AskingServer.COHEN);
        String base = asking.server().address() + "/answer?with=";
        AnswerLink link = AnswerLink.of(asking.campaign(), AskingServer.COHEN);
        List<String> forged = List.of(
                "",
                "x",
                ".",
                token.substring(0, token.length() - 2),
                token.substring(0, token.indexOf('.')) + ".",
                (token.charAt(0) == 'a' ? 'b' : 'a') + token.substring(1),
                new LinkKey(new byte[LinkKey.BYTES]).sign(link),
                token + "." + token);
        for (String each : forged) {
            assertClosed(get(URI.create(base + each)), 403);
        }
        assertThat(asking.server().get("/actuator/prometheus").body())
                .contains("balise_security_total{event=\"LINK_CLOSED\"} ");
    }

    @Test
    void a_link_whose_time_is_over_or_whose_campaign_was_withdrawn_opens_nothing() throws Exception {
        LinkKey key = CampaignPlace.in(asking.store()).key();
        AnswerLink link = AnswerLink.of(asking.campaign(), AskingServer.COHEN);
        assertThat(link.expires())
                .isEqualTo(FrenchDay.begin(LocalDate.parse("2026-12-02").plusDays(days)));
        String over =
                key.sign(new AnswerLink(link.campaign(), link.professional(), Instant.parse("2026-12-01T08:00:00Z")));
        String barely =
                key.sign(new AnswerLink(link.campaign(), link.professional(), Instant.parse("2026-12-01T08:00:01Z")));

        assertClosed(get(URI.create(asking.server().address() + "/answer?with=" + over)), 410);
        assertThat(get(URI.create(asking.server().address() + "/answer?with=" + barely))
                        .statusCode())
                .isEqualTo(200);

        Files.delete(asking.store().resolve("campaigns/" + asking.campaign().id() + "/campaign.json"));
        assertClosed(get(asking.link(AskingServer.COHEN)), 403);
    }

    @Test
    void a_question_of_somebody_else_is_not_answered() throws Exception {
        String before = asking.declarations();
        String foreign = "with=" + token(AskingServer.COHEN) + "&"
                + questions(AskingServer.BENALI).get(0).id() + "=NO";

        assertClosed(post("/check", foreign), 403);
        assertClosed(post("/confirm", answering(AskingServer.COHEN, "perhaps")), 403);
        assertClosed(
                post(
                        "/confirm",
                        foreign + "&" + questions(AskingServer.COHEN).get(0).id() + "=YES"),
                403);
        assertThat(asking.declarations()).isEqualTo(before);
    }

    /** Without a provider, who comes from elsewhere finds the page of professionals and nothing else. */
    @Test
    void by_its_public_name_a_service_of_one_user_shows_the_page_of_professionals_alone() throws Exception {
        String link = asking.link(AskingServer.COHEN)
                .toString()
                .substring(asking.server().address().toString().length());

        assertThat(EntranceTest.statusFor(asking.server(), "balise.example.org", link))
                .contains(" 200");
        assertThat(EntranceTest.statusFor(asking.server(), "balise.example.org", "/assets/balise.css"))
                .contains(" 200");
        for (String closed : List.of(
                "/",
                "/enter?with=x",
                "/actuator/health",
                "/api/v1/plans",
                "/questions",
                "/answers",
                "/assets/../questions")) {
            assertThat(EntranceTest.statusFor(asking.server(), "balise.example.org", closed))
                    .as(closed)
                    .containsAnyOf(" 403", " 400");
        }
    }

    @Test
    void two_who_confirm_at_once_with_one_link_are_taken_once() throws Exception {
        String said = answering(AskingServer.COHEN, "YES");
        List<Integer> statuses = List.of(1, 2, 3, 4).parallelStream()
                .map(each -> post("/confirm", said).statusCode())
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 410, 410, 410);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_key_is_for_its_owner_alone_and_who_tries_on_is_slowed_down() throws Exception {
        asking.link(AskingServer.COHEN);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(asking.store().resolve("campaigns/link.key"))))
                .isEqualTo("rw-------");
        int status = 403;
        for (int i = 0; i < 150 && status == 403; i++) {
            status = get(URI.create(asking.server().address() + "/answer?with=x"))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }
}
