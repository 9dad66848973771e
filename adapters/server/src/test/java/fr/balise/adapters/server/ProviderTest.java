package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.operations.asking.Campaign;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and programs whom a provider knows, and two of them to carry a plan out. */
class ProviderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "balise";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private static Path folder;

    private static MockOAuth2Server provider;
    private static SandboxDirectory directory;
    private static Path data;
    private static Campaign campaign;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        provider = new MockOAuth2Server();
        provider.start();
        directory = SandboxDirectory.start(
                SandboxOptions.serving(TestServer.SAMPLES.resolve("directory")).withoutRateLimit());
        data = AskingServer.copied(TestServer.SAMPLES, folder.resolve("data"));
        campaign = AskingServer.campaign(data, TestServer.ROOT.resolve("rules/policy"), folder);
        server = started(provider.issuerUrl("health").uri());
    }

    private static TestServer started(URI issuer) throws IOException {
        int port = freePort();
        return TestServer.start(TestServer.settings(TestServer.writing(
                directory,
                folder.resolve("journal"),
                Map.of(
                        "store", folder,
                        "data", data,
                        "port", port,
                        "issuer", issuer,
                        "clientId", CLIENT,
                        "publicUrl", "http://127.0.0.1:" + port,
                        "rolesClaim", "realm_access.roles",
                        "professionalClaim", "SubjectNameID"))));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        directory.close();
        provider.shutdown();
    }

    private static Map<String, Object> claims(String... roles) {
        return Map.of("preferred_username", "somebody", "realm_access", Map.of("roles", List.of(roles)));
    }

    private String token(String account, String audience, String... roles) {
        return provider.issueToken(
                        "health",
                        CLIENT,
                        new DefaultOAuth2TokenCallback("health", account, "JWT", List.of(audience), claims(roles), 300))
                .serialize();
    }

    private HttpResponse<String> say(String token, String method, String path, String body) {
        return server.send(server.request(token, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void a_person_comes_in_through_the_provider_with_the_roles_it_tells_and_leaves() throws Exception {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "health", "alice", "JWT", List.of(CLIENT), claims("author", "offline_access"), 300));
        HttpClient browser = TestServer.browser();

        HttpResponse<String> page =
                TestServer.send(browser, server.anonymous("/").header("Accept", "text/html"));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("somebody").doesNotContain("four-eyes rule is off");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://")
                .doesNotContain("unsafe");
        assertThat(post(browser, "/plans", page).statusCode()).isEqualTo(200);
        assertThat(post(browser, "/quarantine/reject", page).statusCode()).isEqualTo(403);
        post(browser, "/leave", page);
        assertThat(TestServer.send(browser, server.anonymous("/api/v1/plans")).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> post(HttpClient browser, String path, HttpResponse<String> page) {
        return post(browser, path, page, "");
    }

    private HttpResponse<String> post(HttpClient browser, String path, HttpResponse<String> page, String more) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return TestServer.send(
                browser,
                server.anonymous(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + token.group(1) + more)));
    }

    private HttpResponse<String> comes(HttpClient browser, String account, Map<String, Object> claims) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("health", account, "JWT", List.of(CLIENT), claims, 300));
        return TestServer.send(
                browser,
                server.anonymous("/answer").header("Accept", "text/html").header("Accept-Language", "en"));
    }

    @Test
    void a_professional_whom_the_provider_names_by_number_answers_own_questions_and_sees_nothing_else()
            throws Exception {
        HttpClient browser = TestServer.browser();

        HttpResponse<String> page = comes(browser, "psc", Map.of("SubjectNameID", "8" + AskingServer.COHEN));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Dr Nadia Cohen", "nadia.cohen").doesNotContain("benali");
        for (String closed :
                List.of("/", "/plans", "/api/v1/plans", "/professionals/" + AskingServer.COHEN, "/language?to=fr")) {
            assertThat(TestServer.send(browser, server.anonymous(closed)).statusCode())
                    .as(closed)
                    .isEqualTo(403);
        }
        String question = campaign.professional(AskingServer.COHEN)
                .orElseThrow()
                .questions()
                .get(0)
                .id();
        String foreign = campaign.professional(AskingServer.BENALI)
                .orElseThrow()
                .questions()
                .get(0)
                .id();
        assertThat(TestServer.send(
                                browser,
                                server.anonymous("/answer/confirm")
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(question + "=NO")))
                        .statusCode())
                .as("without the token of a form")
                .isEqualTo(403);
        assertThat(post(browser, "/answer/confirm", page, "&" + foreign + "=NO").statusCode())
                .isEqualTo(403);
        assertThat(post(browser, "/answer/check", page, "&" + question + "=YES").body())
                .contains("_csrf");
        assertThat(post(browser, "/answer/confirm", page, "&lang=en&" + question + "=YES")
                        .body())
                .contains("your last answer counts");
        assertThat(post(browser, "/answer/confirm", page, "&with=x&" + question + "=NO")
                        .statusCode())
                .as("a link that is wrong is not made good by a login")
                .isEqualTo(403);
        assertThat(Files.readString(data.resolve("declarations.csv"))).contains("10990000154,login,");
    }

    @Test
    void an_account_without_the_number_of_a_professional_answers_nothing() {
        assertThat(comes(TestServer.browser(), "alice", claims("viewer")).statusCode())
                .isEqualTo(200);
        HttpClient browser = TestServer.browser();
        comes(browser, "bob", Map.of("SubjectNameID", "99"));
        assertThat(TestServer.send(browser, server.anonymous("/answer")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_lets_in_only_when_it_was_made_for_this_service() {
        assertThat(say(token("erp", CLIENT, "viewer"), "GET", "/api/v1/plans", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(say(token("erp", CLIENT), "GET", "/api/v1/plans", "").statusCode())
                .isEqualTo(403);
        assertThat(say(token("erp", "another", "viewer"), "GET", "/api/v1/plans", "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(say("a.b.c", "GET", "/api/v1/plans", "").statusCode()).isEqualTo(401);
        assertThat(server.send(server.anonymous("/enter?with=")).statusCode()).isEqualTo(401);
    }

    @Test
    void who_made_a_plan_cannot_be_the_only_one_to_approve_it() throws Exception {
        String alice = token("alice", CLIENT, "author", "approver", "operator");
        String bob = token("bob", CLIENT, "approver");
        JsonNode plan = JSON.readTree(say(alice, "POST", "/api/v1/plans", "").body());
        String path = "/api/v1/plans/" + plan.at("/id").asText();
        String digest = "{\"digest\":\"" + plan.at("/digest").asText() + "\"}";
        say(alice, "PUT", path + "/approval", digest);

        HttpResponse<String> alone = say(alice, "POST", path + "/runs", digest);

        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("four-eyes");
        assertThat(directory.requests()).noneMatch(request -> request.method().equals("PATCH"));
        assertThat(say(bob, "POST", path + "/runs", digest).statusCode()).isEqualTo(403);

        say(bob, "PUT", path + "/approval", digest);
        HttpResponse<String> both = say(alice, "POST", path + "/runs", digest);

        assertThat(both.statusCode()).as(both.body()).isEqualTo(202);
        String job = both.headers().firstValue("Location").orElseThrow();
        assertThat(say(alice, "GET", job + "/events", "").body()).contains("\"state\":\"DONE\"");
        assertThat(JSON.readTree(say(bob, "GET", "/api/v1/runs", "").body())
                        .at("/items/0/author")
                        .asText())
                .isEqualTo("somebody (alice)");
    }

    @Test
    void while_the_provider_is_away_the_service_runs_and_says_so() throws Exception {
        TestServer other = started(URI.create("http://127.0.0.1:" + freePort() + "/away"));
        try (other) {
            HttpResponse<String> page =
                    TestServer.send(TestServer.browser(), other.anonymous("/").header("Accept", "text/html"));

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(other.send(other.request("a.b.c", "/api/v1/plans")).statusCode())
                    .isEqualTo(503);
            assertThat(other.send(other.anonymous("/actuator/health")).statusCode())
                    .isEqualTo(200);
        }
    }
}
