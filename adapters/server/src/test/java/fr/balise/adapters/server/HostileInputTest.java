package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address against what nobody should send: it is refused or answered, and nothing of the inside is told. */
class HostileInputTest {
    private static final List<String> TEXTS = List.of(
            "",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "'; DROP TABLE plans; --",
            "${7*7}__${T(java.lang.Runtime)}",
            "\u202eevil\u0007\uD83D\uDE00",
            "x".repeat(4_000),
            "99999999999999999999");
    private static final List<byte[]> BODIES = Stream.of(
                    "",
                    "{",
                    "null",
                    "[]",
                    "{\"settings\":null}",
                    "{\"settings\":{\"activity.inactiveAfterMonths\":{\"a\":[]}}}",
                    "{\"schema\":\"urn:balise:dossier:1\"}",
                    "{\"schema\":\"urn:balise:dossier:1\",\"operator\":{\"name\":\"<script>\",\"domains\":null}}",
                    "[".repeat(100_000),
                    "\u0000\u0001",
                    "path=../x&text=%00&number=-1&cell=%22&digest=&lift=none&size=1e9&set.a=%FF")
            .map(body -> body.getBytes(StandardCharsets.UTF_8))
            .collect(Collectors.toCollection(ArrayList::new));

    static {
        BODIES.add("{\"schéma\":\"é\"}".getBytes(StandardCharsets.UTF_16));
    }

    private final TestServer server = TestServer.shared();

    static Stream<String> addresses() {
        return Stream.concat(RoleTest.addresses(), Stream.of("GET /enter"));
    }

    static Stream<Arguments> bodies() {
        Stream<Arguments> everywhere = RoleTest.addresses()
                .filter(address -> address.startsWith("POST") || address.startsWith("PUT"))
                .flatMap(address -> Stream.of("application/json", "application/x-www-form-urlencoded")
                        .map(type -> Arguments.of(address, type)));
        Stream<Arguments> more = Stream.of("decisions", "simulations", "plans", "policies")
                .flatMap(path -> Stream.of("application/x-ndjson", "text/plain", "application/zip", "text/csv")
                        .map(type -> Arguments.of("POST /api/v1/" + path, type)));
        return Stream.concat(everywhere, more);
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
    void no_body_breaks_anything(String address, String type) {
        String path = address.split(" ")[1].replace("{}", "2026-12-01-0123456789abcdef");
        for (byte[] body : BODIES) {
            assertHarmless(
                    address + " " + type + " " + new String(body, StandardCharsets.UTF_8),
                    server.send(server.request(path)
                            .header("Content-Type", type)
                            .method(address.split(" ")[0], BodyPublishers.ofByteArray(body))));
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
