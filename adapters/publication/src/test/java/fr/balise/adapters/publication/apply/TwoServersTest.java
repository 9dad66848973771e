package fr.balise.adapters.publication.apply;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.StopFlag;
import fr.balise.core.planning.Plan;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that takes patches, and a directory that does not show them yet. */
class TwoServersTest {
    private static final int SIZE = 12;

    @TempDir
    Path folder;

    private final Plan plan = LargePlan.of(SIZE);
    private final Journal journal = new MemoryJournal();
    private SandboxDirectory endpoint;
    private SandboxDirectory directory;

    @BeforeEach
    void start() {
        SandboxOptions options = SandboxOptions.builder(LargePlan.directory(folder, SIZE))
                .withoutRateLimit()
                .build();
        endpoint = SandboxDirectory.start(options);
        directory = SandboxDirectory.start(options);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        directory.close();
    }

    private RunReport run(Duration visibleWithin, Work work) throws Exception {
        endpoint.clearRequests();
        try (Transport reading = Publishing.transport(directory.baseUrl());
                Transport writing = Publishing.transport(endpoint.baseUrl())) {
            PublisherSettings settings = PublisherSettings.of(Publishing.preset("draft-2026-06-24"), Fixtures.SOMEBODY)
                    .visibleWithin(visibleWithin);
            return work.by(new Publisher(reading, writing, settings, journal, Timekeeper.system(), new Random(1)));
        }
    }

    @FunctionalInterface
    private interface Work {
        RunReport by(Publisher publisher) throws Exception;
    }

    private RunReport apply(Duration visibleWithin) throws Exception {
        return run(
                visibleWithin, publisher -> publisher.apply(plan, "{}", Set.of(), new StopFlag(), RunListener.SILENT));
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
    void what_should_have_shown_long_ago_is_sent_again() throws Exception {
        apply(Duration.ofDays(1));

        apply(Duration.ZERO);

        assertThat(endpoint.requests()).isNotEmpty();
    }

    @Test
    void undoing_waits_for_what_is_not_visible_yet() throws Exception {
        RunReport applied = apply(Duration.ofDays(1));

        RunReport undone =
                run(Duration.ofDays(1), publisher -> publisher.undo(applied.run(), new StopFlag(), RunListener.SILENT));

        assertThat(endpoint.requests()).isEmpty();
        assertThat(undone.results()).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.STALE);
            assertThat(result.why().en()).contains("does not show in the directory yet");
        });
    }
}
