package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.digest.Sha256;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address against every role: who may, and nobody else. */
class RoleTest {
    /** By each address, the role that it takes; VIEWER is had by who has any. */
    private static final Map<String, List<String>> ADDRESSES = Map.of(
            "VIEWER",
                    List.of(
                            "GET /api/v1/policies/current",
                            "GET /api/v1/plans",
                            "GET /api/v1/plans/{}",
                            "GET /api/v1/plans/{}/changes",
                            "GET /api/v1/plans/{}/approval",
                            "GET /api/v1/explanations",
                            "GET /api/v1/findings",
                            "GET /api/v1/questions",
                            "GET /api/v1/questions/{}",
                            "GET /api/v1/questions/{}/professionals",
                            "GET /api/v1/answers",
                            "GET /api/v1/answers/log",
                            "GET /questions",
                            "GET /api/v1/schemas/{}",
                            "GET /api/v1/simulations/{}",
                            "GET /api/v1/simulations/{}/result",
                            "GET /api/v1/simulations/{}/events",
                            "GET /api/v1/runs",
                            "GET /api/v1/jobs/{}",
                            "GET /api/v1/jobs/{}/events",
                            "GET /api/v1/jobs/{}/result",
                            "GET /api/v1/quarantine",
                            "GET /api/v1/audit",
                            "GET /audit",
                            "POST /api/v1/decisions",
                            "GET /",
                            "GET /search",
                            "GET /findings",
                            "GET /professionals/{}",
                            "GET /structures/{}",
                            "GET /mailboxes/{}",
                            "GET /plans",
                            "GET /plans/{}",
                            "GET /plans/{}/changes.csv",
                            "GET /runs",
                            "GET /runs/{}",
                            "GET /policy",
                            "GET /what-if",
                            "GET /api/v1/policies",
                            "GET /api/v1/policies/{}",
                            "GET /api/v1/policies/{}/bundle",
                            "GET /api/v1/policies/{}/files",
                            "GET /api/v1/policies/{}/scenarios",
                            "GET /api/v1/policies/{}/proof",
                            "GET /api/v1/policies/{}/difference",
                            "GET /policies",
                            "GET /policies/{}",
                            "GET /policies/{}/file",
                            "GET /policies/{}/download",
                            "GET /what-if/{}",
                            "GET /what-if/{}/variants.csv",
                            "GET /indicators",
                            "GET /api/v1/indicators",
                            "GET /language",
                            "GET /v3/api-docs",
                            "GET /v3/api-docs.yaml",
                            "GET /actuator/prometheus"),
            "AUTHOR",
                    List.of(
                            "POST /api/v1/plans",
                            "POST /api/v1/simulations",
                            "POST /api/v1/questions",
                            "POST /api/v1/answers",
                            "DELETE /api/v1/answers/{}",
                            "POST /questions",
                            "POST /questions/answers/{}/undo",
                            "DELETE /api/v1/simulations/{}",
                            "POST /plans",
                            "POST /what-if",
                            "POST /policies/{}/file/try",
                            "POST /data",
                            "PUT /api/v1/data/{}",
                            "POST /what-if/{}/cancel",
                            "POST /api/v1/policies",
                            "DELETE /api/v1/policies/{}",
                            "PUT /api/v1/policies/{}/files",
                            "DELETE /api/v1/policies/{}/files",
                            "PUT /api/v1/policies/{}/settings",
                            "POST /api/v1/plans/{}/parts",
                            "POST /plans/{}/parts",
                            "POST /policies",
                            "POST /policies/{}/file",
                            "POST /policies/{}/row",
                            "POST /policies/{}/upload",
                            "POST /policies/{}/settings",
                            "POST /policies/{}/try",
                            "POST /policies/{}/discard"),
            "APPROVER",
                    List.of(
                            "PUT /api/v1/plans/{}/approval",
                            "DELETE /api/v1/plans/{}/approval",
                            "DELETE /api/v1/quarantine",
                            "POST /plans/{}/approve",
                            "POST /plans/{}/withdraw",
                            "POST /quarantine/reject",
                            "PUT /api/v1/policies/{}/activation",
                            "POST /policies/{}/activate"),
            "OPERATOR",
                    List.of(
                            "POST /api/v1/plans/{}/runs",
                            "POST /api/v1/runs/{}/resume",
                            "POST /api/v1/runs/{}/undo",
                            "POST /api/v1/jobs/{}/pause",
                            "POST /api/v1/jobs/{}/resume",
                            "POST /api/v1/jobs/{}/stop",
                            "POST /plans/{}/apply",
                            "POST /plans/{}/erase",
                            "DELETE /api/v1/plans/{}",
                            "POST /runs/{}/stop",
                            "POST /runs/{}/pause",
                            "POST /runs/{}/resume",
                            "POST /runs/{}/undo"),
            "PROFESSIONAL", List.of("GET /answer", "POST /answer", "POST /answer/check", "POST /answer/confirm"),
            "NOBODY",
                    List.of(
                            "POST /api/v1/policies/current",
                            "PUT /plans",
                            "DELETE /plans/{}",
                            "PATCH /api/v1/plans/{}"));

    private static final List<String> ROLES = List.of("VIEWER", "AUTHOR", "APPROVER", "OPERATOR");

    @TempDir
    private static Path store;

    private static TestServer server;

    private static String key(String role) {
        return "a-key-of-at-least-thirty-two-characters-for-" + role;
    }

    @BeforeAll
    static void start() throws Exception {
        String lines = ROLES.stream()
                .map(role ->
                        role + "," + role + "," + new Sha256().bytes(key(role)).hex())
                .collect(Collectors.joining("\n", "name,roles,sha256\n", "\n"));
        Files.writeString(store.resolve("keys.csv"), lines);
        server = TestServer.start(TestServer.settings(Map.of("store", store)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> addresses() {
        return ADDRESSES.values().stream().flatMap(List::stream);
    }

    private int status(String role, String address) {
        String[] parts = address.split(" ");
        return server.send(server.request(key(role), parts[1].replace("{}", "2026-12-01-0123456789abcdef"))
                        .header("Content-Type", "application/json")
                        .method(parts[0], BodyPublishers.ofString("{}")))
                .statusCode();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void an_address_is_open_to_its_role_alone(String address) {
        String needed = ADDRESSES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        for (String role : ROLES) {
            int status = status(role, address);
            boolean may = needed.equals("VIEWER") || needed.equals(role);
            assertThat(status == 403)
                    .as(address + " by " + role + " -> " + status)
                    .isEqualTo(!may);
            assertThat(status).as(address + " by " + role).isNotEqualTo(401).isLessThan(500);
        }
        assertThat(status("nobody", address)).as(address).isEqualTo(401);
    }

    @Test
    void who_is_kept_out_is_counted() {
        status("VIEWER", "POST /api/v1/plans");
        status("nobody", "GET /api/v1/plans");

        assertThat(server.send(server.request(key("VIEWER"), "/actuator/prometheus"))
                        .body())
                .contains("balise_refused_total{status=\"401\"}", "balise_refused_total{status=\"403\"}");
    }

    @Test
    void every_address_of_the_service_is_in_the_table() {
        Set<String> served = server.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path.replaceAll("\\{[^}]*}", "{}"))))
                .collect(Collectors.toCollection(TreeSet::new));
        served.removeAll(addresses().toList());

        assertThat(served).containsExactly("GET /enter");
    }
}
