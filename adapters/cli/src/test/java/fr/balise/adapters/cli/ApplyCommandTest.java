package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, apply and verify against the sandbox, as an operator runs them. */
class ApplyCommandTest {
    @TempDir
    private Path folder;

    private SandboxDirectory sandbox;
    private Path planFile;
    private Path keyFile;

    @BeforeEach
    void start_a_directory_and_plan() throws IOException {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(Told.DATA.resolve("directory")).withoutRateLimit());
        keyFile = Files.writeString(folder.resolve("key"), SandboxOptions.DEFAULT_API_KEY + "\n");
        planFile = folder.resolve("plan.json");
        Told.planning(Told.POLICY, sandbox, keyFile, planFile);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_plan_that_removes_too_much_is_refused_before_the_first_call() throws IOException {
        PolicyCopy hasty = PolicyCopy.in(folder.resolve("hasty"))
                .editing("rules/personal.drl", "usage == REFUSED", "usage != REFUSED");
        Told.planning(hasty.folder(), sandbox, keyFile, planFile);

        Told refused = apply("--yes", "--override", "removal-share-by-type");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.SAFETY_LIMIT);
        assertThat(refused.err())
                .contains("87.2 % (41 of 47)", "the limit is 30 %", "limits.removalShare", "--override removal-share.")
                .contains("28 professionals with no address", "--override last-address")
                .doesNotContain("of type ORG")
                .contains("Nothing was sent.");
        assertThat(apply("--yes", "--lang", "fr").err())
                .containsPattern("87,2\\h% \\(41 sur 47\\)")
                .contains("Rien n'a été envoyé.");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void a_refused_plan_keeps_its_directory_waiting_until_a_person_rejects_it() throws IOException {
        PolicyCopy hasty = PolicyCopy.in(folder.resolve("hasty"))
                .editing("rules/personal.drl", "usage == REFUSED", "usage != REFUSED");
        Told.planning(hasty.folder(), sandbox, keyFile, planFile);
        apply("--yes");
        Told.planning(Told.POLICY, sandbox, keyFile, planFile);
        sandbox.clearRequests();

        Told waiting = apply("--yes");

        assertThat(waiting.exitCode()).isEqualTo(ExitCode.SAFETY_LIMIT);
        assertThat(waiting.err()).contains("in quarantine", "balise quarantine --reject");
        assertThat(sandbox.requests()).isEmpty();
        assertThat(quarantine().exitCode()).isEqualTo(ExitCode.SAFETY_LIMIT);
        assertThat(quarantine("--reject").exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(apply("--yes").exitCode()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void who_asks_for_events_reads_nothing_else_and_who_does_not_reads_sentences() {
        Told refused = apply("--yes", "--progress", "events", "--override", "nonsense");
        Told events = apply("--yes", "--progress=events");

        assertThat(refused.err()).contains("lifts no limit");
        assertThat(refused.err().lines().toList())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"schema\":\"urn:balise:event:1\",\"event\":"));
        assertThat(events.err().lines().toList())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"schema\":\"urn:balise:event:1\",\"event\":"));
        assertThat(apply("--yes").err()).contains("Server http").doesNotContain("\"event\"");
    }

    @Test
    void a_plan_for_another_directory_is_not_carried_out() {
        Told told = apply(
                "--yes", "--directory", "http://localhost:" + sandbox.baseUrl().getPort() + "/fhir");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("The plan was made for " + sandbox.baseUrl(), "--directory");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void the_plan_says_what_apply_will_refuse_with_what_earlier_runs_left() throws IOException {
        PolicyCopy hasty = PolicyCopy.in(folder.resolve("hasty"))
                .editing("rules/personal.drl", "usage == REFUSED", "usage != REFUSED");

        Told first = planning(hasty.folder());
        assertThat(first.out())
                .contains("apply will refuse this plan", "--override removal-share", "--override last-address")
                .doesNotContain("quarantine");
        apply("--yes");

        assertThat(planning(Told.POLICY).out()).contains("apply will refuse this plan", "--override quarantine");
        Told shown = Told.by("show", planFile);
        assertThat(shown.out()).contains("--override quarantine");
        quarantine("--reject");
        assertThat(planning(Told.POLICY).out()).doesNotContain("apply will refuse");
    }

    private Told planning(Path policy) throws IOException {
        Path memory = folder.resolve("journal");
        return Told.by(
                "plan",
                "--policy",
                policy,
                "--data",
                Told.DATA,
                "--as-of",
                "2026-12-01",
                "--directory",
                sandbox.baseUrl(),
                "--api-key-file",
                keyFile,
                "--out",
                planFile,
                "--memory",
                Files.exists(memory) ? memory : "none");
    }

    private Told quarantine(Object... more) {
        List<Object> words = new ArrayList<>(
                List.of("quarantine", "--directory", sandbox.baseUrl(), "--journal", folder.resolve("journal")));
        words.addAll(List.of(more));
        return Told.by(words.toArray());
    }

    private Told apply(Object... more) {
        Object[] fixed = {
            "apply",
            planFile,
            "--endpoint",
            sandbox.baseUrl(),
            "--api-key-file",
            keyFile,
            "--journal",
            folder.resolve("journal")
        };
        Object[] arguments = new Object[more.length + fixed.length];
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(more, 0, arguments, fixed.length, more.length);
        return Told.by(arguments);
    }

    private Told verify() {
        return Told.by("verify", planFile, "--directory", sandbox.baseUrl(), "--api-key-file", keyFile);
    }

    private List<LoggedRequest> patches() {
        return sandbox.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .toList();
    }

    private void somebodyElsePatches(String resource, String parameters) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/" + resource))
                .header("ESANTE-API-KEY", SandboxOptions.DEFAULT_API_KEY)
                .header("Content-Type", "application/fhir+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(parameters))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void another_plan_than_the_approved_one_is_not_carried_out() {
        Told told = apply("--yes", "--digest", "0123456789ab");

        assertThat(told.exitCode()).isEqualTo(ExitCode.STALE_PLAN);
        assertThat(told.err()).contains("not the plan that was approved");
        assertThat(folder).isDirectoryNotContaining("glob:**journal*");
    }

    @Test
    void a_plan_of_domains_that_are_not_ours_is_not_carried_out() {
        Told told = apply("--yes", "--domains", "autre.mssante.fr");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("does not admit", "exemple.mssante.fr");
    }

    @Test
    void away_from_this_machine_a_plan_is_confirmed_by_its_digest_where_nothing_says_whose_it_may_be() {
        Told told = Told.by(
                "apply",
                planFile,
                "--endpoint",
                "http://annuaire.exemple.invalid/fhir",
                "--directory",
                sandbox.baseUrl(),
                "--yes");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("--digest", "exemple.mssante.fr");
    }

    @Test
    void what_was_planned_is_applied_and_proved() {
        assertThat(verify().exitCode()).isEqualTo(ExitCode.FINDING);

        Told told = apply();

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(patches()).hasSize(24).allMatch(LoggedRequest::applied);
        assertThat(verify().exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(verify().out()).contains("24 of 24");
    }

    @Test
    void the_workshops_cases_take_the_calls_that_the_workshop_says() {
        apply();

        Map<String, Long> calls = patches().stream()
                .map(request -> request.target().replace("/fhir/", ""))
                .collect(Collectors.groupingBy(target -> target, TreeMap::new, Collectors.counting()));
        assertThat(calls)
                .as("one hospital: one call on the situation")
                .containsEntry("PractitionerRole/role-martin-hopital", 1L)
                .as("hospital and town: one call on each situation")
                .containsEntry("PractitionerRole/role-lefevre-hopital", 1L)
                .containsEntry("PractitionerRole/role-lefevre-ville", 1L)
                .as("four laboratories: four calls")
                .containsEntry("PractitionerRole/role-carpentier-labo-1", 1L)
                .containsEntry("PractitionerRole/role-carpentier-labo-2", 1L)
                .containsEntry("PractitionerRole/role-carpentier-labo-3", 1L)
                .containsEntry("PractitionerRole/role-carpentier-labo-4", 1L)
                .as("the service's ORG mailbox as contact: one call on the situation")
                .containsEntry("PractitionerRole/role-benali-hopital", 1L)
                .doesNotContainKey("PractitionerRole/role-benali-ville");
        assertThat(patches())
                .as("and one on the structure")
                .filteredOn(request -> request.target().endsWith("Organization/org-hopital")
                        && request.body().contains("secretariat.cardiologie@hopital-exemple.mssante.fr"))
                .hasSize(1);
        assertThat(patches())
                .as("each mailbox of the hospital and town case goes to its own situation only")
                .filteredOn(request -> request.body().contains("paul.lefevre@ville-exemple.mssante.fr"))
                .extracting(LoggedRequest::target)
                .containsExactly("/fhir/PractitionerRole/role-lefevre-ville");
    }

    @Test
    void a_carrier_that_somebody_changed_is_left_alone_and_the_others_are_done()
            throws IOException, InterruptedException {
        somebodyElsePatches("PractitionerRole/role-dupont-garde", """
                {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
                  {"name": "type", "valueCode": "replace"},
                  {"name": "path", "valueString": "PractitionerRole.telecom.where(value = \
                'michel.dupont@ville-exemple.mssante.fr').extension('https://interop.esante.gouv.fr/ig/fhir/annuaire/\
                StructureDefinition/as-ext-mailbox-mss-metadata').extension('listeRouge').value"},
                  {"name": "value", "valueBoolean": true}]}]}
                """);
        sandbox.clearRequests();

        Told told = apply();

        assertThat(told.exitCode()).isEqualTo(ExitCode.STALE_PLAN);
        assertThat(told.out()).contains("michel.dupont@ville-exemple.mssante.fr");
        assertThat(patches()).hasSize(23);
        assertThat(sandbox.telecomJson("PractitionerRole", "role-dupont-garde")).contains("michel.dupont");
    }

    @Test
    void a_wrong_key_changes_nothing() throws IOException {
        Files.writeString(keyFile, "not-the-key");

        Told told = apply();

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("401").doesNotContain("not-the-key").doesNotContain("\tat ");
        assertThat(patches()).noneMatch(LoggedRequest::applied);
    }

    @Test
    void an_altered_plan_is_refused_before_any_call() throws IOException {
        Files.writeString(planFile, Files.readString(planFile).replace("jeanne.martin@", "someone.else@"));

        Told told = apply();

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void a_plan_made_for_another_dialect_is_refused_before_any_call() {
        Told told = apply("--yes", "--dialect", "guide-0.1.0", "--lang", "en");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err())
                .contains("The plan was made for draft-2026-06-24, and not for guide-0.1.0 (--dialect)", "plan again");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void an_unknown_override_is_told_before_any_call() {
        Told told = apply("--override", "everything");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("removal-share", "last-address");
        assertThat(sandbox.requests()).isEmpty();
    }

    private Told journal(String command, Object... more) {
        Object[] fixed = {"journal", command, "--journal", folder.resolve("journal")};
        Object[] arguments = new Object[more.length + fixed.length];
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(more, 0, arguments, fixed.length, more.length);
        return Told.by(arguments);
    }

    /** As {@code journal runs | tail -n 1 | cut -d ' ' -f 1} gives it. */
    private String run() {
        List<String> lines = journal("runs").out().lines().toList();
        return lines.get(lines.size() - 1).split(" ")[0];
    }

    @Test
    void runs_are_listed_with_their_day_author_and_outcome_and_the_latest_is_the_last_line() {
        apply("--author", "Ada");
        String applied = run();
        Told.by("undo", applied, "--yes", "--api-key-file", keyFile, "--journal", folder.resolve("journal"));

        assertThat(journal("runs").out())
                .startsWith("2 runs\n")
                .containsPattern("Name +Begun \\(UTC\\) +Who +What +Changes +State +Server")
                .containsPattern(
                        applied + " +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +Ada +plan applied +24 applied +finished +http")
                .containsPattern(run() + " .* run undone .* finished +" + sandbox.baseUrl() + "\n$");
        assertThat(run()).isNotEqualTo(applied);
        assertThat(journal("runs", "--format", "json").out())
                .contains("\"schema\": \"urn:balise:runs:1\"", "\"run\": \"" + applied + "\"", "\"author\": \"Ada\"")
                .contains("\"APPLIED\": 24");
    }

    @Test
    void what_was_applied_can_be_taken_back() {
        String before = sandbox.telecomJson("PractitionerRole", "role-martin-hopital");
        apply();
        assertThat(sandbox.telecomJson("PractitionerRole", "role-martin-hopital"))
                .isNotEqualTo(before);

        Told told = Told.by("undo", run(), "--api-key-file", keyFile, "--journal", folder.resolve("journal"));

        // The directory takes no address back that is not of MSSanté: that one is told, the others are restored.
        assertThat(told.exitCode()).as(told.err() + told.out()).isEqualTo(ExitCode.PARTLY_APPLIED);
        assertThat(told.out()).contains("23 applied, 1 refused", "alice.renard@messagerie-exemple.fr");
        assertThat(sandbox.telecomJson("PractitionerRole", "role-martin-hopital"))
                .isEqualTo(before);
    }

    @Test
    void a_finished_run_leaves_a_journal_that_can_be_checked_and_exported() throws IOException {
        apply("--events", folder.resolve("events.ndjson"), "--metrics", folder.resolve("metrics"));

        assertThat(journal("verify").exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(journal("verify").out()).contains("nothing is altered");
        String out = journal("verify").out();
        String seal = out.substring(out.lastIndexOf(' ') + 1).strip();
        assertThat(journal("verify", "--seal", seal).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(journal("verify", "--seal", seal.replace(seal.charAt(0), 'x'))
                        .exitCode())
                .isEqualTo(ExitCode.FINDING);
        assertThat(journal("export", "--as", "csv").out().lines().filter(line -> line.contains(",APPLIED,")))
                .hasSize(24);
        assertThat(journal("export").out())
                .contains("\"receipt\"")
                .doesNotContain(SandboxOptions.DEFAULT_API_KEY + "\"");
        assertThat(Files.readAllLines(folder.resolve("events.ndjson")))
                .as("a notice of where it writes, the start, 24 changes, the end")
                .hasSize(27)
                .allMatch(line -> line.startsWith("{\"schema\":\"urn:balise:event:1\",\"event\":"));
        assertThat(folder.resolve("metrics"))
                .content()
                .contains("balise_calls_total{method=\"PATCH\",status=\"200\"} 24");
        Told purge = journal(
                "purge", "--before", LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(1));
        assertThat(purge.exitCode()).as(purge.err()).isEqualTo(ExitCode.FINE);
        assertThat(purge.out()).doesNotStartWith("0 ");
        assertThat(journal("verify").out()).contains("nothing is altered");
        assertThat(journal("purge", "--before", "2100-01-01").err()).contains("2100-01-01 is in the future");
        assertThat(journal("export", "--run", "nobody").err()).contains("The journal knows no run 'nobody'");
    }

    @Test
    void there_is_nothing_to_resume_after_a_finished_run() {
        apply();
        Told told = Told.by("resume", "--api-key-file", keyFile, "--journal", folder.resolve("journal"));

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.err()).contains("Nothing to resume: every run of the journal is finished.");
    }

    @Test
    void a_run_is_reported_in_every_form() {
        assertThat(apply("--format", "json").out()).startsWith("{").contains("\"APPLIED\": 24");
        assertThat(apply("--format", "markdown").out()).contains("24 already so");
        assertThat(apply("--format", "html").out()).contains("<!DOCTYPE html>");
    }

    @Test
    void a_server_is_compared_with_a_dialect() {
        Told told = Told.by("dialect", "check", "--endpoint", sandbox.baseUrl(), "--api-key-file", keyFile);

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("FHIR 4.0.1", "PractitionerRole: write (patch)");
        assertThat(Told.by("dialect", "show").out()).contains("finessSystem: http://finess.esante.gouv.fr");
    }
}
