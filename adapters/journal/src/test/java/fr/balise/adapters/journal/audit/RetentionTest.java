package fr.balise.adapters.journal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.Samples;
import fr.balise.adapters.journal.audit.Retention.Fate;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {
    private static final Instant OLD = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant LIMIT = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant RECENT = Instant.parse("2026-11-20T08:00:00Z");
    private static final String ADDRESS = "camille.lenoir@exemple.mssante.fr";

    @TempDir
    Path folder;

    private SqlJournal journal() throws JournalFailure {
        return Journals.file(folder.resolve("journal"));
    }

    private static Entry entry(String run, Entry.Kind kind, Instant at) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("action", "ATTACH")
                .put("at", at.toString())
                .put("author", "Alix Modèle")
                .put("mailbox", ADDRESS)
                .put("carrier", "Practitioner/p1")
                .put("change", "0123456789abcdef")
                .put("policy", "ab");
        content.putObject("request").put("body", "{\"value\":\"" + ADDRESS + "\"}");
        content.putObject("response").put("status", 200).put("body", ADDRESS);
        return new Entry(run, kind, content);
    }

    private static void aRun(SqlJournal journal, String run, Instant at, boolean finished) throws JournalFailure {
        String digest = Samples.keep(journal, run, "plan of " + ADDRESS);
        Entry started = entry(run, Entry.Kind.RUN_STARTED, at);
        started.content().put("document", run).put("documentDigest", digest);
        journal.append(
                List.of(started, entry(run, Entry.Kind.INTENDED, at), entry(run, Entry.Kind.APPLIED, at)), List.of());
        if (finished) {
            journal.append(List.of(entry(run, Entry.Kind.RUN_FINISHED, at)), List.of());
        }
    }

    private static List<String> contents(SqlJournal journal, String run) throws JournalFailure {
        List<String> contents = new ArrayList<>();
        journal.sealed(Optional.of(run), entry -> contents.add(String.valueOf(entry.content())));
        return contents;
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void what_is_old_is_forgotten_and_the_chain_still_holds(Fate fate) throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            aRun(journal, "recent", RECENT, true);
            String head = ChainCheck.of(journal).head();
            int forgotten = new Retention(journal, Samples.SOMEBODY).forget(fate, LIMIT, RECENT);

            assertThat(forgotten).isEqualTo(4);
            assertThat(contents(journal, "old"))
                    .noneMatch(content -> content.contains(ADDRESS) || content.contains("Alix"));
            assertThat(contents(journal, "recent")).allMatch(content -> content.contains(ADDRESS));
            ChainReport report = ChainCheck.of(journal);
            assertThat(report.problems()).isEmpty();
            assertThat(fate == Fate.PURGE ? report.withoutContent() : report.anonymous())
                    .isEqualTo(4);
            List<String> hashes = new ArrayList<>();
            journal.sealed(Optional.empty(), entry -> hashes.add(entry.hash()));
            assertThat(hashes).contains(head);
            assertThat(RunOutline.all(journal))
                    .filteredOn(run -> run.run().equals("old"))
                    .extracting(RunOutline::state)
                    .containsExactly(RunOutline.State.PURGED);
        }
    }

    @Test
    void outcomes_and_times_survive_pseudonymisation() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            new Retention(journal, Samples.SOMEBODY).forget(Fate.PSEUDONYMISE, LIMIT, RECENT);

            JsonNode content = Samples.json(contents(journal, "old").get(2));
            assertThat(content.path("action").asText()).isEqualTo("ATTACH");
            assertThat(content.path("at").asText()).isEqualTo(OLD.toString());
            assertThat(content.path("response").path("status").asInt()).isEqualTo(200);
            assertThat(content.path("mailbox").asText()).startsWith("mailbox-");
        }
    }

    @Test
    void a_run_that_was_told_to_stop_is_left_until_it_is_resumed() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "stopped", OLD, false);
            Entry stopped = entry("stopped", Entry.Kind.RUN_FINISHED, OLD);
            stopped.content().putObject("counts").put("NOT_SENT", 3);
            journal.append(List.of(stopped), List.of());
            Retention retention = new Retention(journal, Samples.SOMEBODY);

            assertThat(retention.forget(Fate.PURGE, LIMIT, RECENT)).isZero();
            assertThat(Samples.kept(journal, "stopped")).isPresent();

            journal.append(List.of(entry("stopped", Entry.Kind.RUN_FINISHED, OLD)), List.of());
            assertThat(retention.forget(Fate.PURGE, LIMIT, RECENT)).isEqualTo(5);
            assertThat(RunOutline.all(journal))
                    .containsExactly(
                            new RunOutline("stopped", Optional.empty(), "", "", "", Map.of(), RunOutline.State.PURGED));
        }
    }

    @Test
    void what_was_purged_has_left_the_file() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            new Retention(journal, Samples.SOMEBODY).forget(Fate.PURGE, LIMIT, RECENT);
        }
        String file = new String(Files.readAllBytes(folder.resolve("journal")), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain(ADDRESS);
    }

    @Test
    void an_alteration_of_what_was_made_anonymous_is_detected() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            new Retention(journal, Samples.SOMEBODY).forget(Fate.PSEUDONYMISE, LIMIT, RECENT);
            journal.replaceContents(List.of(new SqlJournal.Replacement(2, "{\"action\":\"DETACH\"}")));

            assertThat(ChainCheck.of(journal).intact()).isFalse();
        }
    }

    @Test
    void a_content_that_went_without_a_purge_is_missed() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            journal.replaceContents(List.of(new SqlJournal.Replacement(2, null)));

            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .anyMatch(text -> text.contains("entry 2: content gone without a purge"));
        }
    }

    /** A purge explains what it took, not what lies in between. */
    @Test
    void a_content_that_was_kept_between_purged_ones_is_missed_when_it_goes() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            aRun(journal, "open", OLD, false);
            aRun(journal, "old too", OLD, true);
            new Retention(journal, Samples.SOMEBODY).forget(Fate.PURGE, LIMIT, RECENT);
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
            journal.replaceContents(List.of(new SqlJournal.Replacement(6, null)));

            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .containsExactly("entry 6: content gone without a purge");
        }
    }

    @Test
    void a_run_that_is_not_finished_is_kept_for_resuming() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "open", OLD, false);

            assertThat(new Retention(journal, Samples.SOMEBODY).forget(Fate.PURGE, LIMIT, RECENT))
                    .isZero();
        }
    }

    @Test
    void what_was_pseudonymised_can_be_purged_later() throws Exception {
        try (SqlJournal journal = journal()) {
            aRun(journal, "old", OLD, true);
            Retention retention = new Retention(journal, Samples.SOMEBODY);
            retention.forget(Fate.PSEUDONYMISE, LIMIT, RECENT);
            retention.forget(Fate.PURGE, LIMIT, RECENT);

            assertThat(ChainCheck.of(journal).problems()).isEmpty();
            assertThat(contents(journal, "old")).containsOnly("null");
        }
    }

    @Test
    void an_export_tells_all_and_starts_no_formula() throws Exception {
        try (SqlJournal journal = journal()) {
            Entry hostile = entry("r", Entry.Kind.REFUSED, RECENT);
            hostile.content().put("why", "=HYPERLINK(\"http://exemple.invalid\"),\n+1");
            journal.append(List.of(hostile), List.of());
            List<String> csv = new ArrayList<>();
            List<String> ndjson = new ArrayList<>();
            JournalExport.csv(journal, Optional.empty(), csv::add);
            JournalExport.ndjson(journal, Optional.of("r"), ndjson::add);

            assertThat(csv).hasSize(2);
            assertThat(csv.get(1)).contains(",\"'=HYPERLINK(\"\"http://exemple.invalid\"\"),\n+1\",", ADDRESS, "200");
            assertThat(Samples.json(ndjson.get(0))
                            .path("content")
                            .path("author")
                            .asText())
                    .isEqualTo("Alix Modèle");
        }
    }
}
