package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, and who does not. */
class EntranceTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/policy", "/api/v1/plans", "/v3/api-docs", "/actuator/prometheus", "/nothing"})
    void nobody_reads_anything_without_link_or_key(String path) {
        TestServer server = TestServer.shared();

        assertThat(server.send(server.anonymous(path)).statusCode()).isEqualTo(401);
        assertThat(server.send(server.anonymous(path).header("Authorization", "Bearer " + TestServer.KEY + "x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_link_lets_in_once_and_a_form_needs_its_token() {
        try (TestServer server = TestServer.start(0)) {
            HttpClient first = TestServer.browser();
            HttpResponse<String> page = TestServer.send(first, HttpRequest.newBuilder(server.link()));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("four-eyes rule is off");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(TestServer.send(TestServer.browser(), HttpRequest.newBuilder(server.link()))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(TestServer.send(first, server.anonymous("/policy")).statusCode())
                    .isEqualTo(200);
            assertThat(TestServer.send(first, server.anonymous("/plans").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** Where a page of another site would send a browser by a name that it points to this machine. */
    @Test
    void a_foreign_name_of_this_machine_is_refused() throws Exception {
        TestServer server = TestServer.shared();
        assertThat(statusFor(server, "evil.example")).contains(" 403");
        assertThat(statusFor(server, "127.0.0.1.evil.example")).contains(" 403");
        assertThat(statusFor(server, "localhost:" + server.address().getPort())).contains(" 200");
    }

    private static String statusFor(TestServer server, String host) throws Exception {
        return statusFor(server, host, "/actuator/health");
    }

    static String statusFor(TestServer server, String host, String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_however_it_comes() {
        TestServer server = TestServer.shared();
        byte[] large = new byte[16_000_001];

        assertThat(server.send(server.request("/api/v1/decisions")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void who_asks_too_fast_is_told_when_to_come_back() {
        try (TestServer server = TestServer.start(1)) {
            HttpResponse<String> last = server.get("/api/v1/plans");
            for (int i = 0; i < 50 && last.statusCode() != 429; i++) {
                last = server.get("/api/v1/plans");
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(server.send(server.anonymous("/actuator/health")).statusCode())
                    .isEqualTo(200);
        }
    }

    /** In winter it is three in the morning in France. */
    @Test
    void a_change_at_night_is_told_and_a_decision_is_not() {
        Clock night = Clock.fixed(Instant.parse("2026-12-01T02:00:00Z"), ZoneOffset.UTC);
        try (TestServer server = TestServer.start(TestServer.settings(Map.of()), night)) {
            server.post("/api/v1/decisions", "application/json", "{}");
            server.get("/api/v1/plans");
            assertThat(server.get("/actuator/prometheus").body()).doesNotContain("UNUSUAL_HOUR");

            server.post("/api/v1/plans", "application/json", "");

            assertThat(server.get("/actuator/prometheus").body())
                    .contains("balise_security_total{event=\"UNUSUAL_HOUR\"} 1.0");
        }
    }
}
