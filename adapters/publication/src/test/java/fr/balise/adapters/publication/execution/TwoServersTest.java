package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.report.RunDocument;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.core.findings.Language;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.running.report.VerificationReport.Sight;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that takes patches, and a directory that does not show them yet. */
class TwoServersTest {
    private static final int SIZE = 12;
    private static final ApiDialect DIALECT = Publishing.preset("draft-2026-06-24");

    @TempDir
    Path folder;

    private final Plan plan = LargePlan.of(SIZE);
    private final Journal journal = new MemoryJournal();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T02:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private SandboxDirectory endpoint;
    private SandboxDirectory directory;

    @BeforeEach
    void start() {
        SandboxOptions options =
                SandboxOptions.serving(LargePlan.directory(folder, SIZE)).withoutRateLimit();
        endpoint = SandboxDirectory.start(options, clock);
        directory = SandboxDirectory.start(options);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        directory.close();
    }

    private RunReport run(Duration visibleWithin, Work work) throws Exception {
        endpoint.clearRequests();
        return run(visibleWithin, journal, work);
    }

    private RunReport run(Duration visibleWithin, Journal into, Work work) throws Exception {
        try (Transport reading = Publishing.transport(directory.baseUrl());
                Transport writing = Publishing.transport(endpoint.baseUrl())) {
            PublisherSettings settings =
                    PublisherSettings.of(DIALECT, Fixtures.SOMEBODY).visibleWithin(visibleWithin);
            return work.by(Publishing.publisher(reading, writing, settings, into));
        }
    }

    @FunctionalInterface
    private interface Work {
        RunReport by(Publisher publisher) throws Exception;
    }

    private RunReport apply(Duration visibleWithin) throws Exception {
        return run(visibleWithin, publisher -> publisher.apply(plan, Set.of()));
    }

    @Test
    void what_is_not_visible_yet_is_told_and_never_sent_again() throws Exception {
        assertThat(apply(Duration.ofDays(1)).results())
                .extracting(ChangeResult::outcome)
                .containsOnly(Outcome.APPLIED);

        RunReport again = apply(Duration.ofDays(1));

        assertThat(endpoint.requests()).isEmpty();
        assertThat(again.results()).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.ALREADY_SO);
            assertThat(result.why().en()).contains("does not show it yet");
        });
    }

    @Test
    void a_run_is_finished_and_undone_on_its_own_directory_alone() throws Exception {
        RunReport applied = apply(Duration.ofDays(1));
        endpoint.clearRequests();

        try (Transport elsewhere = Publishing.transport(endpoint.baseUrl())) {
            Publisher publisher = Publishing.publisher(
                    elsewhere, elsewhere, PublisherSettings.of(DIALECT, Fixtures.SOMEBODY), journal);
            refuses(publisher, applied.run(), "was carried out on the directory");
        }
    }

    @Test
    void a_run_is_finished_and_undone_in_its_own_dialect_alone() throws Exception {
        RunReport applied = apply(Duration.ofDays(1));
        endpoint.clearRequests();

        try (Transport reading = Publishing.transport(directory.baseUrl());
                Transport writing = Publishing.transport(endpoint.baseUrl())) {
            Publisher publisher = Publishing.publisher(
                    reading,
                    writing,
                    PublisherSettings.of(Publishing.preset("guide-0.1.0"), Fixtures.SOMEBODY),
                    journal);
            refuses(publisher, applied.run(), "wrote in the dialect");
        }
    }

    private void refuses(Publisher publisher, RunName run, String why) {
        assertThatThrownBy(() -> publisher.undo(run))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> publisher.resume(run, plan))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining(why);
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void what_should_have_shown_long_ago_is_sent_again() throws Exception {
        apply(Duration.ofDays(1));

        apply(Duration.ZERO);

        assertThat(endpoint.requests()).isNotEmpty();
    }

    @Test
    void undoing_waits_for_what_is_not_visible_yet() throws Exception {
        RunReport applied = apply(Duration.ofDays(1));

        RunReport undone = run(Duration.ofDays(1), publisher -> publisher.undo(applied.run()));

        assertThat(endpoint.requests()).isEmpty();
        assertThat(undone.results()).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.STALE);
            assertThat(result.why().en()).contains("does not show in the directory yet");
        });
    }

    /** Reads again for a minute; the directory shows what was written after so long. */
    private VerificationReport await(Duration shows, AtomicReference<Duration> waited, List<String> notices)
            throws Exception {
        Timekeeper time = new Timekeeper() {
            @Override
            public Instant now() {
                return Instant.parse("2026-12-01T02:00:00Z");
            }

            @Override
            public long nanos() {
                return waited.get().toNanos();
            }

            @Override
            public void pause(Duration pause) {
                waited.updateAndGet(before -> before.plus(pause));
            }
        };
        try (Transport late = Publishing.transport(directory.baseUrl());
                Transport early = Publishing.transport(endpoint.baseUrl())) {
            Transport lagging = new Transport() {
                @Override
                public URI base() {
                    return late.base();
                }

                @Override
                public Reply exchange(Call call, Departure departure) throws InterruptedException {
                    boolean shown = waited.get().compareTo(shows) >= 0;
                    return (shown ? early : late).exchange(call, departure);
                }

                @Override
                public void close() {
                    // Both are closed where they were opened.
                }
            };
            return new Verifier(lagging, DIALECT, time)
                    .await(plan, Duration.ofMinutes(1), () -> false, notice -> notices.add(notice.en()));
        }
    }

    @Test
    void what_shows_a_little_later_is_awaited_and_found() throws Exception {
        apply(Duration.ofDays(1));
        AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
        List<String> notices = new ArrayList<>();

        VerificationReport seen = await(Duration.ofSeconds(10), waited, notices);

        assertThat(seen.agrees()).isTrue();
        assertThat(waited.get()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(notices).singleElement().asString().contains("20 of the changes yet", "60 s");
    }

    @Test
    void what_never_shows_is_told_as_not_visible_yet_when_the_time_is_over() throws Exception {
        RunReport report = apply(Duration.ofDays(1));
        AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);

        VerificationReport seen = await(Duration.ofDays(1), waited, new ArrayList<>());

        assertThat(waited.get()).isEqualTo(Duration.ofMinutes(1));
        assertThat(seen.count(Sight.AS_BEFORE)).isEqualTo(plan.changes().size());
        assertThat(seen.count(Sight.OTHERWISE)).isZero();
        RunSummary summary = new RunSummary(
                report, "https://endpoint", "journal", Traffic.Counts.none(), Optional.of(seen), Optional.empty());
        assertThat(Reports.text(RunDocument.of(summary, Language.EN, false)))
                .contains("Not visible yet", "not visible in the directory yet", "balise verify PLAN")
                .doesNotContain("is in the directory", "are in the directory", "balise plan");
    }

    private void hoursPass() {
        now.updateAndGet(before -> before.plus(Duration.ofHours(2)));
    }

    private RunReport applyWithAnotherJournal(Journal other) throws Exception {
        return run(Duration.ofDays(1), other, publisher -> publisher.apply(plan, Set.of("identical-refusals")));
    }

    private static List<Outcome> of(RunReport report, Change.Action action) {
        return report.results().stream()
                .filter(result -> result.action() == action)
                .map(ChangeResult::outcome)
                .toList();
    }

    @Test
    void what_a_run_with_another_journal_had_done_is_already_so_and_undone_by_that_run_alone() throws Exception {
        hoursPass();
        RunReport theirs = apply(Duration.ofDays(1));
        hoursPass();
        Journal other = new MemoryJournal();

        RunReport ours = applyWithAnotherJournal(other);

        assertThat(of(theirs, Change.Action.DETACH)).isNotEmpty().containsOnly(Outcome.APPLIED);
        assertThat(of(ours, Change.Action.DETACH)).isNotEmpty().containsOnly(Outcome.ALREADY_SO);
        assertThat(of(ours, Change.Action.UPDATE)).isNotEmpty().containsOnly(Outcome.ALREADY_SO);
        assertThat(ours.results()).anyMatch(result -> result.why().en().contains("had done it before"));
        endpoint.clearRequests();
        run(Duration.ofDays(1), other, publisher -> publisher.undo(ours.run()));
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void what_an_answer_shows_of_the_next_change_is_already_so_and_not_sent() throws Exception {
        hoursPass();
        Plan removals = LargePlan.removalsOf(SIZE);
        run(Duration.ofDays(1), journal, publisher -> publisher.apply(removals, Set.of()));
        endpoint.clearRequests();

        RunReport ours = applyWithAnotherJournal(new MemoryJournal());

        assertThat(of(ours, Change.Action.ATTACH)).containsOnly(Outcome.APPLIED);
        assertThat(of(ours, Change.Action.UPDATE)).containsOnly(Outcome.APPLIED);
        assertThat(of(ours, Change.Action.DETACH)).hasSize(SIZE / 3).containsOnly(Outcome.ALREADY_SO);
        assertThat(endpoint.requests()).hasSize(plan.changes().size() - SIZE / 3);
    }

    @Test
    void another_journal_inserts_nothing_twice_while_reads_lag() throws Exception {
        apply(Duration.ofDays(1));

        RunReport again = applyWithAnotherJournal(new MemoryJournal());

        LargePlan.nothingInsertedTwice(endpoint, SIZE);
        assertThat(again.results())
                .filteredOn(result -> result.action() == Change.Action.ATTACH)
                .hasSize(SIZE)
                .allSatisfy(result -> {
                    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(result.why().en()).contains("does not show it yet");
                });
    }
}
