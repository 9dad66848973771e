package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.journal.store.SqlDocuments;
import fr.balise.adapters.server.policies.PolicyRepository;
import fr.balise.core.digest.Sha256;
import fr.balise.core.policy.loading.PolicyFiles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of the policy, written by one person and put in force by another. */
class PolicyVersionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALICE = "a-key-of-alice-of-at-least-32-characters";
    private static final String BOB = "a-key-of-bob-of-at-least-32-characters-";
    private static final String POLICIES = "/api/v1/policies";

    @TempDir
    private static Path store;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(
                store.resolve("keys.csv"),
                "name,roles,sha256\nalice,AUTHOR APPROVER,"
                        + new Sha256().bytes(ALICE).hex() + "\nbob,AUTHOR APPROVER,"
                        + new Sha256().bytes(BOB).hex() + "\n");
        server = again(TestServer.ROOT.resolve("rules/policy"));
    }

    private static TestServer again(Path policy) {
        return TestServer.start(
                TestServer.settings(Map.of("policy", policy, "store", store)).withFourEyes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<String> send(String who, String method, String path, String body) {
        return server.send(server.request(who, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = server.send(server.request(ALICE, path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String inForce() throws Exception {
        return get(POLICIES + "/current").at("/bundleDigest").asText().substring(0, 16);
    }

    private JsonNode setting(String who, String version, String name, Object value) throws Exception {
        HttpResponse<String> answer = send(
                who,
                "PUT",
                POLICIES + "/" + version + "/settings",
                JSON.writeValueAsString(Map.of("settings", Map.of(name, value))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> activate(String who, JsonNode version) {
        return send(
                who,
                "PUT",
                POLICIES + "/" + version.at("/id").asText() + "/activation",
                "{\"digest\":\"" + version.at("/digest").asText() + "\"}");
    }

    private int removals() throws Exception {
        return JSON.readTree(send(ALICE, "POST", "/api/v1/plans", "").body())
                .at("/summary/detach")
                .asInt();
    }

    @Test
    void a_version_is_put_in_force_by_another_person_than_wrote_it_and_stays_after_a_restart() throws Exception {
        String first = inForce();
        int before = removals();
        JsonNode version = setting(ALICE, first, "activity.inactiveAfterMonths", 7);
        assertThat(version.at("/problems")).isEmpty();
        assertThat(inForce()).isEqualTo(first);
        String path = POLICIES + "/" + version.at("/id").asText();

        assertThat(get(path + "/difference").at("/classes")).isNotEmpty();
        assertThat(get(path + "/scenarios").at("/failed").asInt()).isZero();
        assertThat(activate(ALICE, version).statusCode()).isEqualTo(409);
        HttpResponse<String> activated = activate(BOB, version);

        assertThat(activated.statusCode()).as(activated.body()).isEqualTo(200);
        assertThat(inForce()).isEqualTo(version.at("/id").asText());
        assertThat(get(POLICIES + "/current").at("/proof/engine").asText()).isNotEmpty();
        assertThat(removals()).isGreaterThan(before);
        assertThat(server.send(server.request(ALICE, "/actuator/prometheus")).body())
                .contains("balise_policy{digest=\""
                        + get(POLICIES + "/current").at("/digest").asText());
        assertThat(send(ALICE, "DELETE", path, "").statusCode()).isEqualTo(409);
        server.close();
        server = again(TestServer.ROOT.resolve("rules/policy"));
        assertThat(inForce()).isEqualTo(version.at("/id").asText());
    }

    @Test
    void what_one_of_two_services_puts_in_force_decides_at_once_in_the_other() throws Exception {
        try (TestServer other = again(TestServer.ROOT.resolve("rules/policy"))) {
            String first = inForce();
            JsonNode version = setting(ALICE, first, "activity.inactiveAfterMonths", 8);
            assertThat(activate(BOB, version).statusCode()).isEqualTo(200);

            HttpResponse<String> current = other.send(other.request(ALICE, POLICIES + "/current"));
            HttpResponse<String> plan =
                    other.send(other.request(ALICE, "/api/v1/plans").method("POST", BodyPublishers.ofString("")));

            JsonNode told = JSON.readTree(current.body());
            assertThat(told.at("/bundleDigest")).isEqualTo(version.at("/digest"));
            assertThat(told.at("/settings/activity.inactiveAfterMonths").asText())
                    .isEqualTo("8");
            assertThat(told.at("/proof/engine").asText()).isNotEmpty();
            assertThat(JSON.readTree(plan.body()).at("/digest"))
                    .isEqualTo(JSON.readTree(
                                    send(ALICE, "POST", "/api/v1/plans", "").body())
                            .at("/digest"));
            assertThat(activate(BOB, get(POLICIES + "/" + first)).statusCode()).isEqualTo(200);
            assertThat(other.send(other.request(ALICE, POLICIES + "/current")).body())
                    .contains(first);
        }
    }

    @Test
    void a_policy_is_handed_in_mended_and_taken_away() throws Exception {
        var files = new TreeMap<>(
                PolicyFolder.read(TestServer.ROOT.resolve("rules/policy")).content());
        files.put("rules/worse.drl", "rule \"x\" when System.exit(1) then end".getBytes());
        HttpResponse<String> sent = server.send(server.request(ALICE, POLICIES)
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(PolicyRepository.zip(new PolicyFiles(files)))));
        JsonNode version = JSON.readTree(sent.body());

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(version.at("/problems/0/en").asText()).startsWith("rules/worse.drl:1");
        HttpResponse<String> refused = activate(BOB, version);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).at("/errors/0/detail").asText())
                .contains("worse.drl");
        String path = POLICIES + "/" + version.at("/id").asText();
        JsonNode mended = JSON.readTree(
                send(ALICE, "DELETE", path + "/files?path=rules/worse.drl", "").body());
        assertThat(mended.at("/id").asText()).isEqualTo(inForce());
        assertThat(send(ALICE, "DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(send(ALICE, "GET", path, "").statusCode()).isEqualTo(404);
        assertThat(send(ALICE, "PUT", path + "/files?path=../x", "").statusCode())
                .isEqualTo(404);
        assertThat(send(ALICE, "PUT", POLICIES + "/" + inForce() + "/files?path=../x", "x")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_table_that_is_taken_away_changed_elsewhere_and_handed_in_is_kept_to_the_byte() throws Exception {
        String table =
                "\uFEFFid;what nobody knows;sentence\r\n# A note; kept\r\n\r\nONE;  spaces  ;\"two\r\nlines\"\r\n";
        HttpResponse<String> put = send(ALICE, "PUT", POLICIES + "/" + inForce() + "/files?path=tables/own.csv", table);
        String path = POLICIES + "/" + JSON.readTree(put.body()).at("/id").asText();

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(server.send(server.request(ALICE, path + "/files?path=tables/own.csv"))
                        .body())
                .isEqualTo(table);
        assertThat(JSON.readTree(put.body()).at("/problems").toString()).contains("tables/own.csv");
    }

    @Test
    void another_text_than_was_read_is_not_put_in_force() throws Exception {
        JsonNode version = setting(ALICE, inForce(), "activity.inactiveAfterMonths", 9);
        try (SqlDocuments kept = TestServer.settings(Map.of("store", store)).documents()) {
            byte[] other = PolicyRepository.zip(PolicyFolder.read(TestServer.ROOT.resolve("rules/policy")));
            kept.write("policies", version.at("/id").asText(), other, Instant.EPOCH);
        }

        assertThat(activate(BOB, version).statusCode()).isEqualTo(409);
    }
}
