package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.fhir.dialect.UpdateForm;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that stop half-way, and runs that are taken back. */
class InterruptionsTest {
    private static final int SIZE = 60;

    @TempDir
    Path folder;

    @TempDir
    Path journals;

    private final Plan plan = LargePlan.of(SIZE);

    private SandboxDirectory sandbox() {
        return SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(folder, SIZE)).withoutRateLimit());
    }

    @Test
    void a_run_that_was_asked_to_stop_is_finished_by_resuming_it() throws Exception {
        try (SandboxDirectory sandbox = sandbox();
                SqlJournal journal = Journals.file(journals.resolve("j"));
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal)) {
            StopFlag stop = new StopFlag();
            AtomicInteger done = new AtomicInteger();
            RunReport stopped = publishing.apply(plan, stop, new RunListener() {
                @Override
                public void settled(ChangeResult result) {
                    if (done.incrementAndGet() == SIZE / 3) {
                        stop.raise(new Text("arrêt demandé", "stop asked for"));
                    }
                }
            });
            assertThat(stopped.stopped().orElseThrow().en()).isEqualTo("stop asked for");
            assertThat(stopped.count(Outcome.NOT_SENT)).isPositive();
            assertThat(stopped.count(Outcome.UNKNOWN)).isZero();

            assertThat(RunHistory.of(journal, stopped.run()).finished()).isFalse();

            RunReport resumed = publishing.resume(stopped.run(), plan);

            assertThat(resumed.complete()).isTrue();
            assertThat(resumed.results()).hasSize(plan.changes().size());
            assertThat(publishing.verify(plan).agrees()).isTrue();
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
        }
    }

    /** Counts the patches that leave, and those that leave although none may any more; something happens with the third. */
    private static final class Departures {
        private final AtomicInteger all = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();

        Publishing.Passing passing(Transport there, BooleanSupplier over, Runnable third) {
            return (call, departure) -> there.exchange(call, () -> {
                boolean tooLate = over.getAsBoolean();
                boolean leaves = departure.mayLeave();
                if (leaves && !call.reads()) {
                    late.addAndGet(tooLate ? 1 : 0);
                    if (all.incrementAndGet() == 3) {
                        third.run();
                    }
                }
                return leaves;
            });
        }
    }

    /** Sixteen calls wait for their turn when the signal comes. */
    @Test
    void what_is_not_on_the_wire_when_the_signal_comes_is_neither_sent_nor_noted() throws Exception {
        StopFlag stop = new StopFlag();
        Departures left = new Departures();
        try (SandboxDirectory sandbox = sandbox();
                SqlJournal journal = Journals.file(journals.resolve("j"));
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal)
                        .paced(
                                7,
                                stop,
                                there -> left.passing(
                                        there,
                                        stop::raised,
                                        () -> stop.raise(new Text("arrêt demandé", "stop asked for"))))) {
            RunReport report = publishing.apply(plan, stop);

            int noted = intended(journal);
            assertThat(left.late).hasValue(0);
            assertThat(publishing.patches()).hasSize(noted).hasSize(left.all.get());
            assertThat(report.count(Outcome.APPLIED)).isEqualTo(noted);
            assertThat(report.count(Outcome.NOT_SENT)).isEqualTo(plan.changes().size() - noted);
        }
    }

    /** While it holds still, somebody else publishes what it was about to. */
    @Test
    void a_run_that_is_to_hold_still_sends_nothing_and_reads_again_before_it_goes_on() throws Exception {
        StopFlag stop = new StopFlag();
        CountDownLatch holding = new CountDownLatch(1);
        AtomicBoolean held = new AtomicBoolean();
        Departures left = new Departures();
        CarrierRef last = plan.changes().get(plan.changes().size() - 1).place().carrier();
        try (SandboxDirectory sandbox = sandbox();
                SqlJournal journal = Journals.file(journals.resolve("j"));
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal)
                        .paced(
                                7,
                                stop,
                                there -> left.passing(there, held::get, () -> {
                                    stop.hold(true);
                                    held.set(true);
                                    holding.countDown();
                                }))) {
            CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> publishing.apply(plan, stop));
            holding.await();
            String address = LargePlan.arriving(Integer.parseInt(last.id().substring(1)));
            sandbox.changeBehindTheBack(
                    Organization.class,
                    last.id(),
                    there -> there.addTelecom(there.getTelecom().get(3).copy().setValue(address)));
            held.set(false);
            stop.hold(false);
            RunReport report = run.join();

            assertThat(left.late).hasValue(0);
            assertThat(report.complete()).isTrue();
            assertThat(report.results())
                    .filteredOn(result -> result.address().value().equals(address))
                    .extracting(ChangeResult::outcome)
                    .containsExactly(Outcome.ALREADY_SO);
            assertThat(publishing.patches()).hasSize(plan.changes().size() - 1);
        }
    }

    private static int intended(SqlJournal journal) throws JournalFailure {
        AtomicInteger intended = new AtomicInteger();
        journal.read(Entry.Kind.INTENDED, entry -> intended.incrementAndGet());
        return intended.get();
    }

    @ParameterizedTest
    @EnumSource(UpdateForm.class)
    void undo_brings_every_mailbox_back_to_the_byte(UpdateForm form) {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(
                        sandbox, Publishing.preset("draft-2026-06-24").with(form))) {
            List<List<String>> before = LargePlan.telecoms(sandbox, SIZE);
            RunReport report = publishing.apply(plan);
            assertThat(report.complete()).isTrue();
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isNotEqualTo(before);

            RunReport undone = publishing.undo(report.run());

            assertThat(undone.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(before);
        }
    }

    /** 500 changes; the run and its undoing both meet trouble, and the undoing is interrupted. */
    @Test
    void undo_of_a_large_run_brings_everything_back_through_trouble() {
        int size = 300;
        Plan large = LargePlan.of(size);
        SandboxOptions options =
                SandboxOptions.serving(LargePlan.directory(folder, size)).withoutRateLimit();
        try (SandboxDirectory sandbox = SandboxDirectory.start(options);
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))
                        .patient()
                        .tireless()) {
            List<List<String>> before = LargePlan.telecoms(sandbox, size);
            List<String> others = LargePlan.everythingElse(sandbox, size);
            FaultTrigger rarely = FaultTrigger.anyCall();
            sandbox.faults().add(Fault.after(rarely.every(17), FaultEffect.drop()));
            sandbox.faults().add(Fault.before(rarely.every(19), FaultEffect.status(503)));
            sandbox.faults().add(Fault.after(rarely.every(23), FaultEffect.truncate(50)));
            sandbox.faults()
                    .add(Fault.before(rarely.every(29), FaultEffect.status(429).retryAfter(1)));
            RunReport report = publishing.apply(large);
            assertThat(report.complete()).isTrue();
            StopFlag stop = new StopFlag();
            AtomicInteger done = new AtomicInteger();
            RunReport interrupted = publishing.undo(report.run(), stop, new RunListener() {
                @Override
                public void settled(ChangeResult result) {
                    if (done.incrementAndGet() == size / 2) {
                        stop.raise(new Text("arrêt demandé", "stop asked for"));
                    }
                }
            });
            assertThat(interrupted.complete()).isFalse();

            assertThat(publishing.resumeUndo(interrupted.run()).complete()).isTrue();
            assertThat(LargePlan.telecoms(sandbox, size)).isEqualTo(before);
            assertThat(LargePlan.everythingElse(sandbox, size)).isEqualTo(others);
        }
    }

    @Test
    void undo_refuses_what_others_changed_since_and_lists_it() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            List<List<String>> before = LargePlan.telecoms(sandbox, SIZE);
            RunReport report = publishing.apply(plan);
            sandbox.changeBehindTheBack(
                    Organization.class,
                    "o0",
                    organization -> organization.getTelecom().stream()
                            .filter(telecom -> telecom.getValue().equals(LargePlan.arriving(0)))
                            .forEach(telecom -> telecom.setUse(ContactPoint.ContactPointUse.WORK)));
            RunReport undone = publishing.undo(report.run());

            assertThat(undone.results())
                    .filteredOn(result -> result.outcome() != Outcome.APPLIED)
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.outcome()).isEqualTo(Outcome.STALE);
                        assertThat(result.address().value()).isEqualTo(LargePlan.arriving(0));
                    });
            assertThat(LargePlan.telecoms(sandbox, SIZE).subList(1, SIZE)).isEqualTo(before.subList(1, SIZE));
        }
    }

    @Test
    void what_the_public_data_hide_survives_an_update_that_inserts_anew() {
        SandboxOptions options = SandboxOptions.serving(LargePlan.directory(folder, SIZE))
                .with("hideProtectedData", true)
                .withoutRateLimit();
        try (SandboxDirectory sandbox = SandboxDirectory.start(options);
                Publishing publishing = new Publishing(
                        sandbox, Publishing.preset("draft-2026-06-24").with(UpdateForm.DELETE_INSERT))) {
            publishing.apply(LargePlan.withResponsible());
            assertThat(sandbox.telecomJson("Organization", "o0")).contains("Alix Modèle");

            RunReport second = publishing.apply(LargePlan.redListing(sandbox));

            assertThat(second.complete()).isTrue();
            assertThat(sandbox.telecomJson("Organization", "o0"))
                    .contains("Alix Modèle")
                    .contains("\"valueBoolean\":true");
        }
    }

    /** The disk is full from the Nth entry on. */
    private static final class FullDisk implements Journal {
        private final MemoryJournal journal = new MemoryJournal();
        private final AtomicInteger room;

        FullDisk(int room) {
            this.room = new AtomicInteger(room);
        }

        @Override
        public Hold hold() throws JournalFailure {
            return journal.hold();
        }

        @Override
        public CompletableFuture<Void> submit(List<Entry> entries, List<Memory> memories) {
            return room.addAndGet(-entries.size()) < 0
                    ? CompletableFuture.failedFuture(new JournalFailure(new Text("disque plein", "disk full")))
                    : journal.submit(entries, memories);
        }

        @Override
        public void read(Optional<String> run, Consumer<RecordedEntry> reader) {
            journal.read(run, reader);
        }

        @Override
        public void read(Entry.Kind kind, Consumer<RecordedEntry> reader) {
            journal.read(kind, reader);
        }

        @Override
        public void read(Collection<Long> numbers, Consumer<RecordedEntry> reader) {
            journal.read(numbers, reader);
        }

        @Override
        public CompletableFuture<String> keep(String name, Document document) {
            return journal.keep(name, document);
        }

        @Override
        public boolean kept(String name, OutputStream out) {
            return journal.kept(name, out);
        }

        @Override
        public List<Memory> remembered(String target) {
            return journal.remembered(target);
        }

        @Override
        public List<Memory> remembered(String target, Collection<String> carriers) {
            return journal.remembered(target, carriers);
        }

        @Override
        public void close() {
            journal.close();
        }

        long count(Entry.Kind kind) {
            List<RecordedEntry> found = new ArrayList<>();
            journal.read(kind, found::add);
            return found.size();
        }
    }

    @Test
    void no_call_leaves_that_the_journal_could_not_note() {
        FullDisk journal = new FullDisk(20);
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal)) {
            RunReport report = publishing.apply(plan);

            assertThat(report.stopped().orElseThrow().en()).isEqualTo("disk full");
            List<LoggedRequest> patches = sandbox.requests().stream()
                    .filter(request -> request.method().equals("PATCH"))
                    .toList();
            assertThat(patches).hasSize((int) journal.count(Entry.Kind.INTENDED));
            // What the journal could not note is not known, whatever the answer said.
            assertThat(report.count(Outcome.APPLIED)).isEqualTo(journal.count(Entry.Kind.APPLIED));
            assertThat(report.count(Outcome.APPLIED) + report.count(Outcome.UNKNOWN))
                    .isEqualTo(patches.size());
            assertThat(report.count(Outcome.NOT_SENT)).isEqualTo(plan.changes().size() - patches.size());
        }
    }

    @Test
    void two_applies_on_one_journal_exclude_each_other() throws Exception {
        try (SandboxDirectory sandbox = sandbox();
                SqlJournal journal = Journals.file(journals.resolve("j"));
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal);
                Journal.Hold somebody = journal.hold()) {
            assertThatThrownBy(() -> publishing.publisher().apply(plan, Set.of()))
                    .isInstanceOf(JournalFailure.class);
            assertThat(sandbox.requests()).isEmpty();
        }
    }

    @Test
    void a_run_with_an_unknown_outcome_is_not_undone_before_it_is_resumed() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            sandbox.faults()
                    .add(Fault.before(
                            FaultTrigger.anyPatch().path("Organization/o3"),
                            FaultEffect.status(200).empty()));
            RunReport report = publishing.apply(plan);
            assertThat(report.count(Outcome.UNKNOWN)).isPositive();
            sandbox.faults().clear();

            assertThatThrownBy(() -> publishing.publisher().undo(report.run()))
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining("Resume it first");

            assertThat(publishing.resume(report.run(), plan).complete()).isTrue();
        }
    }
}
