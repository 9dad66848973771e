package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions and answers, for programs. */
class QuestionsApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/v1";

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

    private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        return asking.server()
                .send(asking.server()
                        .request(API + path)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body)));
    }

    private String questions() {
        return "/questions/" + asking.campaign().id();
    }

    @Test
    void a_program_asks_anew_and_follows_what_is_open() throws Exception {
        JsonNode asked = json(send("POST", "/questions", "application/json", "{\"ends\":\"2027-02-01\"}"), 201);

        assertThat(asked.path("ends").asText()).isEqualTo("2027-02-01");
        assertThat(asked.path("professionals").asInt()).isEqualTo(2);
        assertThat(asked.path("stage").asText()).isEqualTo("ASK");
        assertThat(json(asking.server().get(API + "/questions"), 200)
                        .path("items")
                        .findValuesAsText("id"))
                .contains(asked.path("id").asText(), asking.campaign().id());
        assertThat(json(
                                asking.server()
                                        .get(API + "/questions/"
                                                + asked.path("id").asText()),
                                200)
                        .path("schema")
                        .asText())
                .isEqualTo("urn:balise:campaign:1");
        assertThat(send("POST", "/questions", "application/json", "{\"ends\":\"2026-12-01\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(asking.server().get(API + "/questions/000000000000").statusCode())
                .isEqualTo(404);
        assertThat(asking.server().get(API + "/questions/..%2f..").statusCode()).isBetween(400, 404);
    }

    @Test
    void links_are_handed_to_who_may_answer_for_others_alone() throws Exception {
        String path = API + questions() + "/professionals";
        JsonNode first = json(asking.server().get(path), 200).at("/items/0");

        assertThat(first.at("/asked/id").asText()).isEqualTo(AskingServer.COHEN);
        assertThat(first.path("link").asText())
                .isEqualTo(AskingServer.PUBLIC + "/answer?"
                        + asking.link(AskingServer.COHEN).getQuery());
        HttpRequest.Builder looking = asking.server().request(AskingServer.VIEWER, path);
        assertThat(json(asking.server().send(looking), 200).findValues("link")).isEmpty();
        assertThat(asking.server()
                        .send(asking.server()
                                .request(AskingServer.VIEWER, "/questions")
                                .header("Accept", "text/html"))
                        .body())
                .contains("Dr Nadia Cohen")
                .doesNotContain("/answer?with=");
    }

    @Test
    void a_questionnaire_handed_in_is_checked_shown_merged_and_taken_back() throws Exception {
        String before = asking.declarations();
        String csv = "address,situation,wanted\nnadia.cohen@ville-exemple.mssante.fr,990011540001,no\n"
                + "jeanne.martin@hopital-exemple.mssante.fr,990010110001,no\n";
        String path = "/answers?campaign=" + asking.campaign().id();

        JsonNode dry = json(send("POST", path + "&dryRun=true", "text/csv", csv), 200);

        assertThat(dry.path("merge").isMissingNode() || dry.path("merge").isNull())
                .isTrue();
        assertThat(dry.at("/changes/added/0/action").asText()).isEqualTo("DETACH");
        assertThat(dry.at("/told/0/kind").asText()).isEqualTo("NOT_ASKED");
        assertThat(asking.declarations()).isEqualTo(before);

        String merge =
                json(send("POST", path, "text/csv", csv), 200).path("merge").asText();

        assertThat(asking.declarations())
                .contains("990011540001,no,no,2026-12-01,")
                .contains(merge);
        assertThat(json(asking.server().get(API + questions() + "/professionals"), 200)
                        .at("/items/0/open")
                        .asInt())
                .isZero();
        assertThat(json(asking.server().get(API + "/answers"), 200)
                        .path("merges")
                        .findValuesAsText("id"))
                .contains(merge);
        assertThat(json(send("DELETE", "/answers/" + merge, "text/plain", ""), 200)
                        .path("answers")
                        .asInt())
                .isOne();
        assertThat(asking.declarations().lines())
                .hasSameSizeAs(before.lines().toList())
                .noneMatch(line -> line.contains(merge));
        assertThat(send("DELETE", "/answers/unknown", "text/plain", "").statusCode())
                .isEqualTo(409);
        assertThat(send("POST", path, "text/csv", "nothing\n").statusCode()).isBetween(400, 422);
    }
}
