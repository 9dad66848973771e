package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_MAILBOX;
import static fr.balise.samples.sandbox.SampleFiles.METADATA;
import static fr.balise.samples.sandbox.SampleFiles.mailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test here ends with the directory as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatchRefusalsTest {
    private static final String WHERE = Patches.where("Practitioner", CAMILLE_MAILBOX);
    private static final String TYPE = WHERE + ".extension('" + METADATA + "').extension('type')";
    private static final String CAB = "{\"coding\":[{\"system\":\"https://exemple.fr/types\",\"code\":\"CAB\"}]}";
    private static final String NEW_MAILBOX = mailbox("neuve@hopital-exemple.mssante.fr", "PER", "");

    private SandboxDirectory sandbox;
    private Client client;
    private String before = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(SampleFiles.writeTo(folder)).withoutRateLimit());
        client = new Client(sandbox);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void remember() {
        before = sandbox.resourceJson("Practitioner", CAMILLE);
        sandbox.clearRequests();
    }

    @AfterEach
    void nothing_was_changed() {
        assertThat(sandbox.resourceJson("Practitioner", CAMILLE)).isEqualTo(before);
        assertThat(sandbox.requests()).noneMatch(LoggedRequest::applied);
    }

    static Stream<Arguments> bodiesThatAreNoPatch() {
        return Stream.of(
                arguments("empty", ""),
                arguments("no JSON", "{"),
                arguments("another resource", "{\"resourceType\":\"Practitioner\"}"),
                arguments("no operation", "{\"resourceType\":\"Parameters\"}"),
                arguments("another parameter", "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"x\"}]}"),
                arguments("an unknown element", "{\"resourceType\":\"Parameters\",\"paramater\":[]}"),
                arguments("no type", Patches.of("{\"name\":\"operation\",\"part\":[]}")),
                arguments("no path", Patches.of(Patches.operation("delete", "", ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesThatAreNoPatch")
    void a_body_that_is_no_patch_is_malformed(String name, String body) {
        Answer answer = client.patch("/Practitioner/" + CAMILLE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issue().path("code").asText()).isEqualTo("structure");
        assertThat(answer.issueCode()).isEqualTo("MSG_BAD_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json-patch+json", "text/plain", "application/fhir+xml"})
    void another_content_type_is_refused(String type) {
        Answer answer = client.answer(client.request("/Practitioner/" + CAMILLE)
                .header("Content-Type", type)
                .method("PATCH", BodyPublishers.ofString(Patches.of(Patches.delete("Practitioner", CAMILLE_MAILBOX)))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issueCode()).isEqualTo("MSG_BAD_FORMAT");
    }

    static Stream<Arguments> stepsNotToBeDone() {
        return Stream.of(
                arguments(
                        "another address in place", Patches.replace(WHERE + ".value", "String", "\"x@y.mssante.fr\"")),
                arguments("another mailbox in place", Patches.replace(WHERE, "ContactPoint", NEW_MAILBOX)),
                arguments(
                        "another type in place",
                        Patches.replace(WHERE, "ContactPoint", mailbox(CAMILLE_MAILBOX, "CAB", ""))),
                arguments("another type code in place", Patches.replace(TYPE + ".value", "CodeableConcept", CAB)),
                arguments("no address any more", Patches.operation("delete", WHERE + ".value", "")),
                arguments("a phone", Patches.operation("delete", "Practitioner.telecom.where(system = 'phone')", "")),
                arguments("all telecoms", Patches.operation("delete", "Practitioner.telecom", "")),
                arguments("something else", Patches.replace("Practitioner.active", "Boolean", "false")),
                arguments(
                        "an ordinary e-mail",
                        Patches.insert("Practitioner", "{\"system\":\"email\",\"value\":\"x@courriel-exemple.fr\"}")),
                arguments(
                        "a mailbox outside MSSanté",
                        Patches.insert("Practitioner", mailbox("x@courriel-exemple.fr", "PER", ""))),
                arguments("an absent rank", Patches.replace(WHERE + ".rank", "PositiveInt", "1")),
                arguments(
                        "an absent extension",
                        Patches.replace(
                                WHERE + ".extension('" + METADATA + "').extension('service').value",
                                "String",
                                "\"x\"")),
                arguments(
                        "an absent mailbox",
                        Patches.replace(Patches.where("Practitioner", "x@y.mssante.fr"), "ContactPoint", NEW_MAILBOX)),
                arguments("a path that is none", Patches.operation("delete", "((", "")),
                arguments("a path of another type", Patches.insert("Organization", NEW_MAILBOX)),
                arguments("a list that is none", Patches.insert("Practitioner.nowhere", NEW_MAILBOX)),
                arguments("the wrong kind of value", Patches.replace(WHERE, "Boolean", "true")),
                arguments("a kind of step not offered", Patches.operation("move", "Practitioner.telecom", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsNotToBeDone")
    void a_step_that_cannot_or_must_not_be_done_is_refused(String name, String operation) {
        Answer answer = client.patch("/Practitioner/" + CAMILLE, Patches.of(operation));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.issue().path("severity").asText()).isEqualTo("error");
        assertThat(answer.issueCode()).isEqualTo("MSG_OP_NOT_ALLOWED");
        assertThat(answer.issue().at("/details/text").asText()).isNotBlank();
    }

    @Test
    void an_id_that_nobody_has_is_not_found() {
        Answer answer =
                client.patch("/Practitioner/inconnu", Patches.of(Patches.delete("Practitioner", CAMILLE_MAILBOX)));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.issueCode()).isEqualTo("MSG_NO_EXIST");
    }
}
