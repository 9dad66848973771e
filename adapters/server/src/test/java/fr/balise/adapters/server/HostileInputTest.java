package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address against what nobody should send: it is refused or answered, and nothing of the inside is told. */
class HostileInputTest {
    private static final List<String> ADDRESSES = List.of(
            "GET /api/v1/policies/current",
            "GET /api/v1/plans",
            "POST /api/v1/plans",
            "GET /api/v1/plans/{}",
            "GET /api/v1/plans/{}/changes",
            "GET /api/v1/explanations",
            "GET /api/v1/findings",
            "GET /api/v1/questions/{}",
            "GET /api/v1/questions/{}/professionals",
            "POST /api/v1/questions",
            "DELETE /api/v1/answers/{}",
            "GET /api/v1/schemas/{}",
            "POST /api/v1/decisions",
            "POST /api/v1/simulations",
            "GET /api/v1/simulations/{}",
            "GET /api/v1/simulations/{}/result",
            "GET /api/v1/simulations/{}/events",
            "DELETE /api/v1/simulations/{}",
            "GET /api/v1/plans/{}/approval",
            "DELETE /api/v1/plans/{}/approval",
            "GET /api/v1/runs",
            "POST /api/v1/runs/{}/resume",
            "POST /api/v1/runs/{}/undo",
            "GET /api/v1/jobs/{}",
            "GET /api/v1/jobs/{}/events",
            "GET /api/v1/jobs/{}/result",
            "POST /api/v1/jobs/{}/pause",
            "POST /api/v1/jobs/{}/resume",
            "POST /api/v1/jobs/{}/stop",
            "GET /api/v1/quarantine",
            "GET /api/v1/audit",
            "GET /audit",
            "DELETE /api/v1/quarantine",
            "GET /",
            "GET /search",
            "GET /findings",
            "GET /professionals/{}",
            "GET /structures/{}",
            "GET /mailboxes/{}",
            "GET /plans",
            "GET /plans/{}",
            "GET /plans/{}/changes.csv",
            "POST /plans/{}/parts",
            "POST /plans/{}/approve",
            "POST /plans/{}/withdraw",
            "POST /plans/{}/apply",
            "POST /plans/{}/erase",
            "DELETE /api/v1/plans/{}",
            "GET /runs",
            "GET /runs/{}",
            "POST /runs/{}/stop",
            "POST /runs/{}/pause",
            "POST /runs/{}/resume",
            "POST /runs/{}/undo",
            "POST /quarantine/reject",
            "GET /policy",
            "GET /api/v1/policies",
            "GET /api/v1/policies/{}",
            "DELETE /api/v1/policies/{}",
            "GET /api/v1/policies/{}/bundle",
            "GET /api/v1/policies/{}/files",
            "PUT /api/v1/policies/{}/files",
            "GET /api/v1/policies/{}/proof",
            "PUT /api/v1/policies/{}/activation",
            "GET /policies",
            "POST /policies",
            "GET /policies/{}",
            "GET /policies/{}/file",
            "POST /policies/{}/file",
            "POST /policies/{}/row",
            "POST /policies/{}/settings",
            "POST /policies/{}/activate",
            "GET /what-if",
            "GET /what-if/{}",
            "GET /what-if/{}/variants.csv",
            "GET /indicators",
            "GET /api/v1/indicators",
            "POST /what-if",
            "POST /policies/{}/file/try",
            "POST /data",
            "PUT /api/v1/data/{}",
            "POST /what-if/{}/cancel",
            "GET /language",
            "GET /enter");
    private static final List<String> TEXTS = List.of(
            "",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "'; DROP TABLE plans; --",
            "${7*7}__${T(java.lang.Runtime)}",
            "\u202eevil\u0007\uD83D\uDE00",
            "x".repeat(4_000),
            "99999999999999999999");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "{\"settings\":null}",
            "{\"settings\":{\"activity.inactiveAfterMonths\":{\"a\":[]}}}",
            "{\"schema\":\"urn:balise:dossier:1\"}",
            "{\"schema\":\"urn:balise:dossier:1\",\"operator\":{\"name\":\"<script>\",\"domains\":null}}",
            "[".repeat(100_000),
            "\u0000\u0001");

    private final TestServer server = TestServer.shared();

    static Stream<String> addresses() {
        return ADDRESSES.stream();
    }

    static Stream<Arguments> bodies() {
        return Stream.of("/api/v1/decisions", "/api/v1/simulations", "/api/v1/plans", "/api/v1/policies")
                .flatMap(path -> Stream.of("application/json", "application/x-ndjson", "text/plain", "application/zip")
                        .map(type -> Arguments.of(path, type)));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void no_text_in_an_address_breaks_anything(String address) {
        String method = address.split(" ")[0];
        String path = address.split(" ")[1];
        for (String text : TEXTS) {
            String written = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            for (String tried : Stream.of(
                            path.replace("{}", written),
                            path.replace("{}", "2026-12-01-0123456789abcdef") + "?q=" + written + "&page=" + written
                                    + "&size=" + written + "&address=" + written + "&rpps=" + written + "&path="
                                    + written + "&show=" + written + "&action="
                                    + written + "&path=" + written + "&show=" + written + "&to=" + written + "&back="
                                    + written + "&with=" + written)
                    .distinct()
                    .toList()) {
                HttpResponse<String> answer =
                        server.send(server.request(tried).method(method, BodyPublishers.noBody()));
                assertHarmless(address + " with " + text, answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void no_body_breaks_anything(String path, String type) {
        for (String body : BODIES) {
            assertHarmless(path + " " + type + " " + body, server.post(path, type, body));
            assertHarmless(
                    "in another encoding",
                    server.send(server.request(path)
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString("{\"schéma\":\"é\"}", StandardCharsets.UTF_16))));
        }
    }

    private static void assertHarmless(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(what + " -> " + answer.body()).isLessThan(500);
        assertThat(answer.body())
                .as(what)
                .doesNotContain("<script>alert", "\tat ", "Exception:", "java.base", "org.spring", "49__", "root:x");
        assertThat(answer.headers().firstValue("Location").orElse("/")).as(what).startsWith("/");
    }
}
