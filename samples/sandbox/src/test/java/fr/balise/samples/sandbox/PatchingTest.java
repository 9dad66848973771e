package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_MAILBOX;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL_MAILBOX;
import static fr.balise.samples.sandbox.SampleFiles.MAELYS;
import static fr.balise.samples.sandbox.SampleFiles.MAELYS_MAILBOX;
import static fr.balise.samples.sandbox.SampleFiles.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchingTest {
    private static final String NEW_ADDRESS = "camille.lenoir@labo-exemple.mssante.fr";

    private SandboxDirectory sandbox;
    private Client client;

    @BeforeEach
    void start(@TempDir Path folder) {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(SampleFiles.writeTo(folder)).withoutRateLimit());
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_inserted_mailbox_is_in_the_answer_and_in_the_directory() {
        Answer answer = insert(NEW_ADDRESS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("Practitioner");
        assertThat(answer.json().at("/telecom/0/value").asText()).isEqualTo(NEW_ADDRESS);
        assertThat(client.get("/Practitioner/" + CAMILLE).json().path("telecom"))
                .isEqualTo(answer.json().path("telecom"));
    }

    @Test
    void a_change_moves_version_and_date_on() {
        insert(NEW_ADDRESS);

        Practitioner after = sandbox.snapshot(Practitioner.class, CAMILLE);
        assertThat(after.getMeta().getVersionId()).isEqualTo("8");
        assertThat(after.getMeta().getLastUpdated()).isAfter("2026-08-21");
        assertThat(client.get("/Practitioner/" + CAMILLE)
                        .json()
                        .at("/meta/versionId")
                        .asText())
                .isEqualTo("8");
    }

    @Test
    void other_contact_data_stay_the_same_to_the_byte() {
        insert(NEW_ADDRESS);
        patch(Patches.delete("Practitioner", CAMILLE_MAILBOX));

        assertThat(sandbox.telecomJson("Practitioner", CAMILLE))
                .contains(SampleFiles.ORDINARY_CONTACTS)
                .contains(NEW_ADDRESS)
                .doesNotContain(CAMILLE_MAILBOX);
    }

    @Test
    void an_address_already_there_is_refused_whatever_its_case() {
        Answer answer = insert(CAMILLE_MAILBOX.toUpperCase(Locale.ROOT).replace("MSSANTE.FR", "mssante.fr"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.issue().path("code").asText()).isEqualTo("conflict");
        assertThat(answer.issueCode()).isEqualTo("MSG_PARAM_NO_REPEAT");
        assertThat(answer.issue().at("/details/text").asText()).contains("camille.lenoir");
        assertThat(sandbox.snapshot(Practitioner.class, CAMILLE).getMeta().getVersionId())
                .isEqualTo("7");
    }

    @Test
    void the_red_list_is_replaced_in_place() {
        Answer answer = patch(Patches.replace(Patches.redList("Practitioner", CAMILLE_MAILBOX), "Boolean", "true"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE))
                .contains("{\"url\":\"listeRouge\",\"valueBoolean\":true}");
    }

    @Test
    void a_whole_mailbox_is_replaced_by_one_of_the_same_address_and_type() {
        String ranked = mailbox(CAMILLE_MAILBOX, "PER", "").replaceFirst("\\{", "{\"rank\":1,");

        Answer answer = patch(Patches.replace(Patches.where("Practitioner", CAMILLE_MAILBOX), "ContactPoint", ranked));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/telecom/1/rank").asInt()).isEqualTo(1);
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE))
                .doesNotContain("responsible")
                .contains(SampleFiles.ORDINARY_CONTACTS);
    }

    @Test
    void a_rank_that_is_there_can_be_replaced_by_an_integer() {
        sandbox.changeBehindTheBack(
                Practitioner.class,
                CAMILLE,
                camille -> camille.getTelecom().get(1).setRank(3));

        Answer answer =
                patch(Patches.replace(Patches.where("Practitioner", CAMILLE_MAILBOX) + ".rank", "Integer", "1"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/telecom/1/rank").asInt()).isEqualTo(1);
    }

    @Test
    void a_rank_can_be_taken_away() {
        sandbox.changeBehindTheBack(
                Practitioner.class,
                CAMILLE,
                camille -> camille.getTelecom().get(1).setRank(3));

        Answer answer =
                patch(Patches.operation("delete", Patches.where("Practitioner", CAMILLE_MAILBOX) + ".rank", ""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/telecom/1").has("rank")).isFalse();
        assertThat(answer.json().at("/telecom/1/value").asText()).isEqualTo(CAMILLE_MAILBOX);
    }

    @Test
    void an_apostrophe_in_an_address_can_be_escaped() {
        Answer answer =
                client.patch("/Practitioner/" + MAELYS, Patches.of(Patches.delete("Practitioner", MAELYS_MAILBOX)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(sandbox.telecomJson("Practitioner", MAELYS)).isEqualTo("[]");
    }

    @Test
    void a_mailbox_with_an_apostrophe_can_be_hidden() {
        String path = Patches.redList("Practitioner", MAELYS_MAILBOX);

        Answer answer = client.patch("/Practitioner/" + MAELYS, Patches.of(Patches.replace(path, "Boolean", "true")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(sandbox.telecomJson("Practitioner", MAELYS)).contains("\"listeRouge\",\"valueBoolean\":true");
    }

    @Test
    void an_apostrophe_escaped_with_a_backslash_is_never_half_understood() {
        String before = sandbox.resourceJson("Practitioner", MAELYS);
        String path = "Practitioner.telecom.where(value = '" + MAELYS_MAILBOX.replace("'", "\\\\'") + "')";

        Answer answer = client.patch("/Practitioner/" + MAELYS, Patches.of(Patches.operation("delete", path, "")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(sandbox.resourceJson("Practitioner", MAELYS)).isEqualTo(before);
    }

    @Test
    void several_operations_are_applied_in_order() {
        String ofAnotherType = mailbox(CAMILLE_MAILBOX, "CAB", "");

        Answer answer =
                patch(Patches.delete("Practitioner", CAMILLE_MAILBOX), Patches.insert("Practitioner", ofAnotherType));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/telecom/0/value").asText()).isEqualTo(CAMILLE_MAILBOX);
        assertThat(answer.json().path("telecom").toString()).contains("\"CAB\"").doesNotContain("\"PER\"");
    }

    @Test
    void one_operation_that_fails_undoes_those_before_it() {
        String before = sandbox.resourceJson("Practitioner", CAMILLE);

        Answer answer = patch(
                Patches.delete("Practitioner", CAMILLE_MAILBOX),
                Patches.insert("Practitioner", mailbox(NEW_ADDRESS, "PER", "")),
                Patches.insert("Practitioner", mailbox(NEW_ADDRESS, "PER", "")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(sandbox.resourceJson("Practitioner", CAMILLE)).isEqualTo(before);
    }

    @Test
    void a_delete_that_matches_nothing_is_a_success_that_changes_nothing() {
        Answer answer = patch(Patches.delete("Practitioner", "personne@hopital-exemple.mssante.fr"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/meta/versionId").asText()).isEqualTo("7");
        assertThat(sandbox.requests().get(0).applied()).isFalse();
    }

    @Test
    void patches_of_one_resource_at_the_same_time_all_land() {
        List<String> addresses = IntStream.range(0, 12)
                .mapToObj(i -> "service" + i + "@hopital-exemple.mssante.fr")
                .toList();

        List<CompletableFuture<Integer>> answers = addresses.stream()
                .map(address -> CompletableFuture.supplyAsync(() -> client.patch(
                                "/Organization/" + HOSPITAL,
                                Patches.of(Patches.insert("Organization", mailbox(address, "ORG", ""))))
                        .status()))
                .toList();

        assertThat(answers).allMatch(status -> status.join() == 200);
        assertThat(sandbox.telecomJson("Organization", HOSPITAL))
                .contains(addresses)
                .contains(HOSPITAL_MAILBOX);
    }

    @Test
    void the_log_tells_what_was_sent_and_that_it_was_applied() {
        insert(NEW_ADDRESS);

        LoggedRequest call = sandbox.requests().get(0);
        assertThat(call.method()).isEqualTo("PATCH");
        assertThat(call.target()).isEqualTo("/fhir/Practitioner/" + CAMILLE);
        assertThat(call.contentType()).isEqualTo("application/fhir+json");
        assertThat(call.body()).contains(NEW_ADDRESS);
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.applied()).isTrue();
    }

    @Test
    void a_change_behind_the_back_is_seen_by_the_next_reader() {
        sandbox.changeBehindTheBack(Practitioner.class, CAMILLE, camille -> camille.setActive(false));

        assertThat(client.get("/Practitioner/" + CAMILLE).json().path("active").asBoolean(true))
                .isFalse();
        assertThat(client.get("/Practitioner?active=false").ids()).contains(CAMILLE);
    }

    private Answer insert(String address) {
        return patch(Patches.insert("Practitioner", mailbox(address, "PER", "")));
    }

    private Answer patch(String... operations) {
        return client.patch("/Practitioner/" + CAMILLE, Patches.of(operations));
    }
}
