package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.formats.dossier.Dossier;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.server.policies.PolicyRepository;
import fr.balise.adapters.server.policies.PolicySettings;
import fr.balise.core.fixtures.Golden;
import fr.balise.core.policy.loading.PolicyFiles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The API as programs use it, over real HTTP. */
class RestApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRIAL =
            "{\"settings\":{\"activity.inactiveAfterMonths\":2,\"activity.dormantAfterMonths\":1}}";

    private final TestServer server = TestServer.shared();

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }

    private JsonNode plan() throws Exception {
        return json(server.post("/api/v1/plans", "application/json", ""));
    }

    @Test
    void the_policy_in_force_is_told_with_its_proof() throws Exception {
        HttpResponse<String> answer = server.get("/api/v1/policies/current");

        assertThat(json(answer).at("/name").asText()).isEqualTo("reference");
        assertThat(json(answer).at("/proof/proved").asBoolean()).isTrue();
        assertThat(json(answer).at("/scenarios/failed").asInt()).isZero();
        assertThat(json(answer).at("/settings/activity.inactiveAfterMonths").asText())
                .isEqualTo("12");
        String known = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request("/api/v1/policies/current").header("If-None-Match", known))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_dossier_is_decided_as_the_data_set_it_tells() throws Exception {
        String dossier = Dossier.write(DataSet.read(TestServer.ROOT.resolve("samples/data")));

        JsonNode decided = json(server.post("/api/v1/decisions", "application/json", dossier));

        JsonNode planned = json(server.get("/api/v1/plans/" + plan().at("/id").asText()));
        assertThat(decided.at("/schema").asText()).isEqualTo("urn:balise:decision:1");
        assertThat(decided.at("/verdicts")).hasSize(planned.at("/summary/cases").asInt());
        assertThat(decided.at("/changes")).isEqualTo(planned.at("/changes"));
    }

    @Test
    void many_dossiers_are_decided_line_by_line() throws Exception {
        String line = Dossier.line(DataSet.read(TestServer.ROOT.resolve("samples/data")));

        HttpResponse<String> answer =
                server.post("/api/v1/decisions", "application/x-ndjson", line + "\n\n" + line + "\n");

        assertThat(answer.body().lines()).hasSize(2).allMatch(each -> each.contains("urn:balise:decision:1"));
    }

    @Test
    void a_faulty_line_of_many_is_named() throws Exception {
        String line = Dossier.line(DataSet.read(TestServer.ROOT.resolve("samples/data")));

        HttpResponse<String> answer =
                server.post("/api/v1/decisions", "application/x-ndjson", line + "\n{\"schema\":\"urn:x\"}\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/2");
    }

    @Test
    void what_is_wrong_in_a_dossier_is_pointed_at() throws Exception {
        String wrong =
                "{\"schema\":\"urn:balise:dossier:1\",\"operator\":{\"name\":\"O\",\"domains\":[\"d.mssante.fr\"]},"
                        + "\"mailboxes\":[{\"address\":\"a@d.mssante.fr\",\"type\":\"PERS\"}]}";

        HttpResponse<String> one = server.post("/api/v1/decisions", "application/json", wrong);
        HttpResponse<String> many = server.post("/api/v1/decisions", "application/x-ndjson", wrong);

        assertThat(one.statusCode()).isEqualTo(422);
        assertThat(json(one).at("/errors/0/pointer").asText()).isEqualTo("/mailboxes/0/type");
        assertThat(json(many).at("/errors/0/pointer").asText()).isEqualTo("/1/mailboxes/0/type");
    }

    @Test
    void the_same_data_make_one_plan_that_the_command_line_reads() throws Exception {
        String id = plan().at("/id").asText();

        assertThat(plan().at("/id").asText()).isEqualTo(id);
        HttpResponse<String> whole = server.get("/api/v1/plans/" + id);
        assertThat(PlanFile.read(whole.body().getBytes(StandardCharsets.UTF_8), id)
                        .digest()
                        .hex())
                .startsWith(id.substring(id.lastIndexOf('-') + 1));
        assertThat(whole.headers().firstValue("ETag")).isPresent();
        assertThat(json(server.get("/api/v1/plans")).at("/items")).hasSize(1);
    }

    @Test
    void a_service_without_endpoint_writes_nowhere() throws Exception {
        JsonNode plan = plan();
        String digest = "{\"digest\":\"" + plan.at("/digest").asText() + "\"}";

        HttpResponse<String> refused =
                server.post("/api/v1/plans/" + plan.at("/id").asText() + "/runs", "application/json", digest);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/detail").asText()).contains("--endpoint");
    }

    @Test
    void changes_are_filtered_and_paged() throws Exception {
        JsonNode plan = plan();
        String changes = "/api/v1/plans/" + plan.at("/id").asText() + "/changes";
        int removals = plan.at("/summary/detach").asInt();

        JsonNode page = json(server.get(changes + "?action=detach&size=4&page=1"));

        assertThat(removals).isGreaterThan(5);
        assertThat(page.at("/total").asInt()).isEqualTo(removals);
        assertThat(page.at("/items"))
                .hasSize(4)
                .allMatch(change -> change.at("/action").asText().equals("DETACH"));
        assertThat(json(server.get(changes + "?q=nobody-of-that-name"))
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(json(server.get(changes + "?q=DUPONT")).at("/total").asInt()).isPositive();
    }

    @Test
    void changes_are_a_table_for_who_asks_for_one() throws Exception {
        JsonNode plan = plan();

        HttpResponse<String> table =
                server.send(server.request("/api/v1/plans/" + plan.at("/id").asText() + "/changes")
                        .header("Accept", "text/csv"));

        assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.body().lines())
                .hasSize(1 + plan.at("/summary/calls").asInt())
                .first()
                .isEqualTo(
                        "id,action,mailbox,type,carrier,identifiers,label,rpps,name,profession,finess,structure,department,rules,reason_fr,reason_en");
    }

    @Test
    void a_mailbox_is_explained_by_its_address_and_its_holder() throws Exception {
        JsonNode byAddress = json(server.get("/api/v1/explanations?address=michel.dupont@ville-exemple.mssante.fr"));
        JsonNode byHolder = json(server.get("/api/v1/explanations?rpps=10990000055"));

        assertThat(byAddress.at("/0/schema").asText()).isEqualTo("urn:balise:explanation:1");
        assertThat(byHolder).contains(byAddress.get(0));
        assertThat(byAddress.at("/0/places/0/counterfactuals")).isNotEmpty();
    }

    @Test
    void findings_are_filtered_by_group_code_and_text() throws Exception {
        int all = json(server.get("/api/v1/findings")).at("/total").asInt();
        JsonNode asked = json(server.get("/api/v1/findings?code=PER-USAGE-TO-COLLECT"));

        assertThat(asked.at("/total").asInt()).isPositive().isLessThan(all);
        assertThat(asked.at("/items"))
                .allMatch(finding -> finding.at("/code").asText().equals("PER-USAGE-TO-COLLECT"));
        assertThat(json(server.get("/api/v1/findings?q=GIRARD")).at("/total").asInt())
                .isEqualTo(1);
        assertThat(json(server.get("/api/v1/findings?group=CORRECT_THE_STOCK"))
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void another_setting_is_tried_as_a_job_that_tells_how_far_it_is() throws Exception {
        HttpResponse<String> started = server.post("/api/v1/simulations", "application/json", TRIAL);
        String job = started.headers().firstValue("Location").orElseThrow();

        String events = server.get(job + "/events").body();
        JsonNode result = json(server.get(job + "/result"));

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(events).contains("event:progress").contains("\"state\":\"DONE\"");
        assertThat(result.at("/schema").asText()).isEqualTo("urn:balise:simulation:1");
        assertThat(result.at("/difference/detach").asInt()).isPositive();
    }

    private String ended(String asked) {
        HttpResponse<String> started = server.post("/api/v1/simulations", "application/json", asked);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String job = started.headers().firstValue("Location").orElseThrow();
        assertThat(server.get(job + "/events").body()).contains("\"state\":\"DONE\"");
        return job + "/result";
    }

    /** The command line's own test holds the same file. */
    @Test
    void several_values_and_days_give_the_figures_of_the_command_line() throws Exception {
        String result = ended("""
                {"settings": {"activity.inactiveAfterMonths": "3..12/3", "redList": ["HIDE", "REMOVE"]},
                 "days": ["2026-12-01", "2027-12-01"], "goal": "detachShare<=25,lastAddress=0"}""");

        HttpResponse<String> table =
                server.send(server.request(result).header("Accept", "text/csv").GET());

        Golden.assertMatches("variants.csv", table.body());
    }

    @Test
    void changes_of_several_variants_are_counted_apart_by_what_is_asked() throws Exception {
        JsonNode sweep = json(
                server.get(ended("{\"settings\": {\"activity.inactiveAfterMonths\": [6, 24]}, \"by\": [\"type\"]}")));

        assertThat(sweep.at("/schema").asText()).isEqualTo("urn:balise:sweep:1");
        assertThat(sweep.at("/variants")).hasSize(3);
        for (JsonNode variant : sweep.at("/variants")) {
            int apart = 0;
            for (JsonNode counts : variant.at("/by/type")) {
                apart += counts.at("/detach").asInt();
            }
            assertThat(apart).isPositive().isEqualTo(variant.at("/detach").asInt());
        }
    }

    @Test
    void nothing_to_try_and_what_cannot_be_tried_is_told() throws Exception {
        for (String asked : List.of(
                "{}",
                "{\"days\": [\"soon\"]}",
                "{\"settings\": {\"activity.inactiveAfterMonth\": 3}}",
                "{\"settings\": {\"redList\": \"SHOW\"}}",
                "{\"settings\": {\"redList\": \"REMOVE\"}, \"goal\": \"detach<<3\"}",
                "{\"settings\": {\"redList\": \"REMOVE\"}, \"by\": [\"colour\"]}",
                "{\"settings\": {\"activity.inactiveAfterMonths\": \"1..999\", \"redList\": \"HIDE,REMOVE\"}}")) {
            HttpResponse<String> answer = server.post("/api/v1/simulations", "application/json", asked);
            assertThat(answer.statusCode()).as(asked).isEqualTo(422);
            assertThat(json(answer).at("/errors/0/detail").asText()).as(asked).isNotBlank();
        }
    }

    @Test
    void a_trial_that_is_cancelled_ends_and_asks_no_further_variant() throws Exception {
        String body =
                "{\"settings\": {\"activity.inactiveAfterMonths\": \"1..333\"}, \"days\": [\"2026-12-01\", \"2027-12-01\"]}";
        String job = server.post("/api/v1/simulations", "application/json", body)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        int status = server.send(server.request(job).DELETE()).statusCode();

        assertThat(status).isEqualTo(204);
        assertThat(server.get(job + "/events").body()).contains("CANCELLED");
        assertThat(json(server.get(job)).at("/done").asInt()).isLessThan(667);
        assertThat(server.get(job + "/result").statusCode()).isEqualTo(409);
        ended(TRIAL);
    }

    @Test
    void a_policy_that_is_sent_is_tried_and_not_kept() throws Exception {
        JsonNode versions = json(server.get("/api/v1/policies"));
        String inForce = versions.at("/items")
                .valueStream()
                .filter(version -> version.at("/inForce").asBoolean())
                .map(version -> version.at("/id").asText())
                .findFirst()
                .orElseThrow();
        int kept = versions.at("/total").asInt();
        PolicyFiles files = PolicySettings.with(
                PolicyFolder.read(TestServer.ROOT.resolve("rules/policy")),
                Map.of("activity.inactiveAfterMonths", "9"));
        HttpResponse<String> started = server.send(server.request("/api/v1/simulations")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(PolicyRepository.zip(files))));
        String job = started.headers().firstValue("Location").orElseThrow();
        server.get(job + "/events");
        JsonNode same = json(server.get(ended("{\"settings\": {\"activity.inactiveAfterMonths\": 9}}")));

        JsonNode draft = json(server.get(job + "/result"));

        assertThat(draft.at("/difference")).isEqualTo(same.at("/difference"));
        assertThat(json(server.get("/api/v1/policies")).at("/total").asInt()).isEqualTo(kept);
        assertThat(json(server.get(ended("{\"policies\": [\"" + inForce + "\"]}")))
                        .at("/difference/detach")
                        .asInt())
                .isZero();
    }

    @Test
    void settings_that_contradict_each_other_are_told_with_their_place() throws Exception {
        HttpResponse<String> answer = server.post(
                "/api/v1/simulations", "application/json", "{\"settings\":{\"activity.dormantAfterMonths\":13}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/detail").asText()).contains("dormantAfterMonths");
    }

    @Test
    void problems_are_told_in_the_language_of_the_caller() {
        HttpResponse<String> answer =
                server.send(server.request("/api/v1/plans/none").header("Accept-Language", "fr-FR, en;q=0.5"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualTo("application/problem+json;charset=utf-8");
        assertThat(answer.body()).contains("Il n'y a pas de plan de ce nom");
    }

    @Test
    void a_parameter_that_is_wrong_is_named() throws Exception {
        for (String path :
                new String[] {"/api/v1/plans?page=x", "/api/v1/plans?page=-1", "/api/v1/findings?page=1e9"}) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/pointer").asText()).as(path).isEqualTo("page");
        }
    }

    @Test
    void health_and_metrics_tell_of_the_policy() {
        assertThat(server.send(server.anonymous("/actuator/health/readiness")).body())
                .contains("UP");
        assertThat(server.send(server.anonymous("/actuator/health/liveness")).body())
                .contains("UP");
        server.post("/api/v1/decisions", "application/json", "{}");

        String metrics = server.get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains("balise_policy{digest=\"")
                .contains("balise_decisions_total")
                .containsPattern("balise_findings\\{severity=\"\\w+\"\\} [1-9]");
    }
}
