package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.publication.target.TargetJournal;
import fr.balise.core.findings.Finding;
import fr.balise.operations.following.Following;
import fr.balise.operations.following.Following.Look;
import fr.balise.operations.following.Store;
import fr.balise.operations.following.counting.Indicator;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.LiveFacts;
import fr.balise.operations.sources.ReadingProgress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that others write too, looked at after a plan was carried out on it. */
class FollowTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-12-01");
    private static final String DUTY = "PractitionerRole/role-dupont-garde";
    private static final String REMOVED = "michel.dupont@ville-exemple.mssante.fr";
    private static final String KEPT = "jeanne.martin@hopital-exemple.mssante.fr";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void carry_out_a_plan() throws IOException {
        site = new Site(folder);
        assertThat(site.makePlan().exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(site.apply("--journal", site.journal()).exitCode()).isEqualTo(ExitCode.FINE);
        site.sandbox().clearRequests();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    /** Another program writes: as the old feeding does, or as a colleague by hand. */
    private void another(String carrier, String... operations) throws IOException, InterruptedException {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", operations) + "]}";
        HttpRequest patch = HttpRequest.newBuilder(URI.create(site.sandbox().baseUrl() + "/" + carrier))
                .header("Content-Type", "application/fhir+json")
                .header("ESANTE-API-KEY", Site.KEY)
                .method("PATCH", BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> reply = HttpClient.newHttpClient().send(patch, BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        site.sandbox().clearRequests();
    }

    private static String insert(String carrier, String address, String more) {
        return """
                {"name":"operation","part":[{"name":"type","valueCode":"insert"},{"name":"path","valueString":"%s.telecom"},\
                {"name":"index","valueInteger":0},{"name":"value","valueContactPoint":\
                {"system":"email","value":"%s"%s,"extension":[{"url":\
                "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type","valueCoding":{"system":\
                "https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie","code":"MSSANTE"}},{"url":\
                "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata","extension":[\
                {"url":"type","valueCodeableConcept":{"coding":[{"system":\
                "https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL","code":"PER"}]}}]}]}}]}""".formatted(carrier.split("/")[0], address, more);
    }

    private static String delete(String carrier, String address) {
        return "{\"name\":\"operation\",\"part\":[{\"name\":\"type\",\"valueCode\":\"delete\"},{\"name\":\"path\","
                + "\"valueString\":\"" + carrier.split("/")[0] + ".telecom.where(value = '" + address + "')\"}]}";
    }

    private long patches() {
        return site.sandbox().requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
    }

    /** What happens on a day of the month, if anything. */
    private void happens(int day) throws IOException, InterruptedException {
        String other = "PractitionerRole/role-faure";
        switch (day) {
            case 5 -> another(DUTY, insert(DUTY, REMOVED, ""));
            case 9 -> another(other, insert(other, KEPT, ""));
            case 14 ->
                another("PractitionerRole/role-martin-hopital", delete("PractitionerRole/role-martin-hopital", KEPT));
            case 20 -> another(other, delete(other, KEPT), insert(other, KEPT, ",\"rank\":2"));
            case 25 -> another(DUTY, delete(DUTY, REMOVED));
            default -> {}
        }
    }

    @Test
    void in_thirty_days_each_change_by_another_hand_is_found_once_and_nothing_is_written() throws Exception {
        DirectoryAddress address = DirectoryAddress.of(site.sandbox().baseUrl());
        TargetJournal journal = new TargetJournal(
                address, new StatePlace(Optional.of(site.journal().toString()), null, null));
        SearchedDirectory directory = new SearchedDirectory(
                address,
                () -> new HttpTransport(NetworkSettings.of(site.sandbox().baseUrl(), ApiKey.of(Site.KEY))),
                DirectorySearch.BATCH_BYTES,
                ReadingProgress.SILENT);
        Instant start = Instant.now();
        SortedMap<Integer, List<String>> found = new TreeMap<>();
        SortedMap<Integer, Long> cameBack = new TreeMap<>();
        try (PolicyInForce policy = Inputs.policy(Told.POLICY, null);
                Store store = journal.store()) {
            Following following = new Following(
                    new LiveFacts(DataSet.in(site.data()), directory, journal),
                    Optional.of(policy),
                    Optional.empty(),
                    Duration.ofHours(24),
                    36);
            for (int day = 1; day <= 30; day++) {
                happens(day);
                Look look = following.look(
                        FIRST.plusDays(day), start.plus(Duration.ofDays(day + 1)), new Writing("", "any"), store);
                assertThat(look.complete()).isTrue();
                for (Finding finding : look.drift()) {
                    found.computeIfAbsent(day, none -> new ArrayList<>()).add(finding.code() + " " + finding.subject());
                }
                look.status()
                        .indicators()
                        .groups()
                        .forEach((dimension, members) -> assertThat(members.values().stream()
                                        .mapToLong(figures -> figures.of(Indicator.DRIFT))
                                        .sum())
                                .as("drift by " + dimension)
                                .isEqualTo(look.drift().size()));
                if (day == 5) {
                    assertThat(look.status()
                                    .indicators()
                                    .by(IndicatorDimension.DOMAIN)
                                    .get("ville-exemple.mssante.fr")
                                    .of(Indicator.DRIFT))
                            .isOne();
                }
                cameBack.put(day, look.status().indicators().total().of(Indicator.CAME_BACK));
                assertThat(look.status().cameBack()).hasSize(cameBack.get(day).intValue());
                if (day == 5) {
                    assertThat(look.plan().changes())
                            .singleElement()
                            .satisfies(change -> assertThat(change.toString()).contains(REMOVED));
                }
            }
        }

        assertThat(found)
                .isEqualTo(Map.of(
                        5, List.of("CAME_BACK " + REMOVED + " · " + DUTY),
                        9, List.of("PUBLISHED_BY_ANOTHER " + KEPT + " · PractitionerRole/role-faure"),
                        14, List.of("REMOVED_BY_ANOTHER " + KEPT + " · PractitionerRole/role-martin-hopital"),
                        20, List.of("CHANGED_BY_ANOTHER " + KEPT + " · PractitionerRole/role-faure"),
                        25, List.of("REMOVED_BY_ANOTHER " + REMOVED + " · " + DUTY)));
        assertThat(cameBack).allSatisfy((day, count) -> assertThat(count).isEqualTo(day >= 5 && day < 25 ? 1 : 0));
        assertThat(patches()).isZero();
    }

    private Told follow(Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "follow",
                "--once",
                "--policy",
                Told.POLICY,
                "--data",
                site.data(),
                "--as-of",
                FIRST,
                "--directory",
                site.sandbox().baseUrl(),
                "--memory",
                site.journal(),
                "--visible-within",
                "0"));
        words.addAll(List.of(more));
        return site.onServer(words.toArray());
    }

    @Test
    void an_address_that_returned_is_named_and_a_threshold_ends_with_a_finding() throws Exception {
        assertThat(follow("--threshold", "cameBack=0").exitCode()).isEqualTo(ExitCode.FINE);
        another(DUTY, insert(DUTY, REMOVED, ""));

        Told told = follow("--threshold", "cameBack=0", "--format", "json", "--out", folder.resolve("new.json"));

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINDING);
        JsonNode look = PublishedFormatsTest.valid("status", told);
        assertThat(look.path("cameBack").findValuesAsText("en").get(0)).contains(REMOVED, DUTY, "again");
        assertThat(look.at("/indicators/cameBack").asInt()).isEqualTo(1);
        assertThat(look.at("/watch/changes").findValuesAsText("code")).containsExactly("CAME_BACK");
        assertThat(look.at("/watch/plan/detach").asInt()).isEqualTo(1);
        assertThat(folder.resolve("new.json")).exists();
        assertThat(follow().out()).contains("1 address came back after removal", "0 changes that no run of yours made");
        assertThat(patches()).isZero();
    }

    @Test
    void a_notice_names_no_address_and_one_that_is_not_taken_is_told() throws Exception {
        follow();
        another(DUTY, insert(DUTY, REMOVED, ""));
        try (HookServer hook = new HookServer()) {
            Told told = follow("--webhook", hook.address());

            assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
            JsonNode notice = PublishedFormatsTest.valid("notice", hook.taken().get(0));
            assertThat(notice.at("/changes/CAME_BACK").asInt()).isEqualTo(1);
            assertThat(notice.toString()).doesNotContain(REMOVED, Site.KEY);

            assertThat(follow("--webhook", hook.address()).exitCode()).isEqualTo(ExitCode.FINE);
            assertThat(hook.taken()).as("nothing new, nothing sent").hasSize(1);

            hook.answer(500);
            another(DUTY, delete(DUTY, REMOVED));
            Told lost = follow("--webhook", hook.address() + "/geheim");
            assertThat(lost.exitCode()).isEqualTo(ExitCode.ERROR);
            assertThat(lost.err())
                    .contains("was not taken by 127.0.0.1 (HTTP 500)")
                    .doesNotContain("geheim");
        }
    }
}
