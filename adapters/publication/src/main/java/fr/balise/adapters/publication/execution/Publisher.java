package fr.balise.adapters.publication.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.InsertAt;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.patch.MailboxWriting;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.carriers.CarrierReading;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.changes.PlannedChange;
import fr.balise.adapters.publication.changes.ReverseChange;
import fr.balise.adapters.publication.history.EarlierCalls;
import fr.balise.adapters.publication.history.RecentWrites;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.adapters.publication.history.RunNames;
import fr.balise.adapters.publication.history.TargetHistory;
import fr.balise.adapters.publication.sending.CountedTransport;
import fr.balise.adapters.publication.sending.IdenticalRefusals;
import fr.balise.adapters.publication.sending.Knowledge;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.adapters.publication.sending.Run;
import fr.balise.adapters.publication.sending.RunLog;
import fr.balise.adapters.publication.verify.ReceiptLog;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.safety.Breach;
import fr.balise.core.safety.Limit;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.SafetyCheck;
import fr.balise.operations.running.Execution;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.SafetyRefusal;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.FrenchDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Carries plans out, finishes what was interrupted, takes back what was done and looks at it again, over two transports,
 * which it closes at its end, and a journal, which it leaves open.
 *
 * @param reading where the directory is read
 * @param writing where patches go; may be the same
 * @param random for names and jitter; used by several threads
 */
public record Publisher(
        Transport reading,
        Transport writing,
        PublisherSettings settings,
        Journal journal,
        Timekeeper time,
        RandomGenerator random,
        StopFlag stop,
        RunListener listener)
        implements Execution {
    private static final Messages MESSAGES = Messages.beside(Publisher.class, "execution");

    @Override
    public RunReport apply(Plan plan, Set<String> lifted) throws Refusal, InterruptedException {
        try (Journal.Hold hold = journal.hold()) {
            begunBefore(plan);
            ordered(plan);
            check(plan, lifted);
            RunName name = RunNames.next(time.now(), random, journal);
            ObjectNode details = JsonNodeFactory.instance.objectNode();
            details.put("kind", "APPLY").put("document", name.value());
            details.put("removals", plan.impact().removed());
            lifted.forEach(details.withArray("lifted")::add);
            if (plan.impact().ofWhole()) {
                plan.impact().sources().forEach(details.withObject("/sources")::put);
            }
            CompletableFuture<String> kept = journal.keep(name.value(), out -> PlanFile.write(plan, out));
            Task task = new Task(
                    name,
                    plan.digest().hex(),
                    plan.policy().digest(),
                    new TreeSet<>(plan.domains()),
                    lifted.contains(Limit.IDENTICAL_REFUSALS.override())
                            ? Integer.MAX_VALUE
                            : plan.limits().identicalRefusals(),
                    details,
                    Optional.of(kept));
            return carryOut(task, planned(plan), Optional.empty());
        }
    }

    /** Two services may be asked for the same plan at the same moment: who comes second finds the other's run. */
    private void begunBefore(Plan plan) throws Refusal {
        if (settings.approvedAt().isPresent()) {
            Optional<RunName> run = RunHistory.begunSince(
                    journal, plan.digest().hex(), settings.approvedAt().get());
            if (run.isPresent()) {
                throw Refusal.input(MESSAGES.text("begunBefore", run.get()));
            }
        }
    }

    /** A refusal is written down like a call: nobody can say later that nobody was told. */
    private void check(Plan plan, Set<String> lifted) throws SafetyRefusal, JournalFailure {
        Instant now = time.now();
        DirectoryAddress directory = DirectoryAddress.of(reading.base());
        PastRuns past = TargetHistory.of(journal, directory);
        List<Breach> breaches = SafetyCheck.of(plan, past, FrenchDay.of(now)).stream()
                .filter(breach -> !breach.liftedBy(lifted))
                .toList();
        if (!breaches.isEmpty()) {
            TargetHistory.refuse(journal, directory, plan, breaches, settings.identity(), now);
            throw new SafetyRefusal(breaches);
        }
    }

    @Override
    public RunReport resume(RunName name, Plan plan) throws Refusal, InterruptedException {
        // Nobody may settle anything between what is read of the run here and what is done about it.
        try (Journal.Hold hold = journal.hold()) {
            RunHistory history = history(name);
            if (!history.planDigest().equals(plan.digest().hex())) {
                throw new JournalFailure(MESSAGES.text("otherPlan", name));
            }
            ordered(plan);
            return resume(history, planned(plan));
        }
    }

    @Override
    public RunReport resumeUndo(RunName name) throws Refusal, InterruptedException {
        try (Journal.Hold hold = journal.hold()) {
            RunHistory history = history(name);
            RunName undone = history.undoes().orElseThrow(() -> new JournalFailure(MESSAGES.text("undoesNone", name)));
            return resume(history, reversed(RunHistory.of(journal, undone)));
        }
    }

    /** What a run did can be finished or taken back only there, and in the words, where it was done. */
    private RunHistory history(RunName name) throws JournalFailure {
        RunHistory history = RunHistory.of(journal, name);
        String directory = DirectoryAddress.of(reading.base()).address();
        if (!history.directory().equals(directory)) {
            throw new JournalFailure(MESSAGES.text("otherDirectory", name, history.directory(), directory));
        }
        String dialect = settings.dialect().name();
        if (!history.dialect().equals(dialect)) {
            throw new JournalFailure(MESSAGES.text("otherDialect", name, history.dialect(), dialect));
        }
        return history;
    }

    private RunReport resume(RunHistory history, List<? extends PendingChange> changes)
            throws GatewayUnavailable, JournalFailure, InterruptedException {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("kind", "RESUME");
        Task task = new Task(
                history.run(),
                history.planDigest(),
                history.policyDigest(),
                history.domains(),
                history.identicalRefusals(),
                details,
                Optional.empty());
        return carryOut(task, changes, Optional.of(history));
    }

    @Override
    public RunReport undo(RunName name) throws Refusal, InterruptedException {
        try (Journal.Hold hold = journal.hold()) {
            RunHistory history = history(name);
            if (!history.open().isEmpty()) {
                throw new JournalFailure(
                        MESSAGES.text("open", name, history.open().size()));
            }
            ObjectNode details = JsonNodeFactory.instance.objectNode();
            details.put("kind", "UNDO").put("undoes", name.value());
            Task task = new Task(
                    RunNames.next(time.now(), random, journal),
                    history.planDigest(),
                    history.policyDigest(),
                    history.domains(),
                    history.identicalRefusals(),
                    details,
                    Optional.empty());
            return carryOut(task, reversed(history), Optional.empty());
        }
    }

    /** A plan that is not in memory is carried out as it comes: the changes of a carrier must stand together. */
    private void ordered(Plan plan) throws Refusal {
        @Nullable CarrierRef last = null;
        if (plan.changes() instanceof StoredList) {
            for (Change change : plan.changes()) {
                CarrierRef carrier = change.place().carrier();
                if (last != null && last.compareTo(carrier) > 0) {
                    throw Refusal.input(MESSAGES.text("unordered", change.id()));
                }
                last = carrier;
            }
        }
    }

    private List<PlannedChange> planned(Plan plan) {
        MailboxWriting words = new MailboxWriting(settings.dialect());
        return StoredList.each(plan.changes(), change -> PlannedChange.of(change, words));
    }

    /** A dialect that inserts before all others cannot restore an order; it is told before the first call. */
    private List<ReverseChange> reversed(RunHistory history) {
        List<ReverseChange> changes = history.reversed(journal);
        if (settings.dialect().insertAt() == InsertAt.FIRST
                && changes.stream().anyMatch(change -> change.action() == Change.Action.ATTACH)) {
            listener.notice(MESSAGES.text("orderLost"));
        }
        return changes;
    }

    /**
     * What a run is about.
     *
     * @param kept the digest of its plan as a document, which is written while the first carriers are read
     */
    private record Task(
            RunName name,
            String plan,
            String policy,
            Set<String> domains,
            int identicalRefusals,
            ObjectNode details,
            Optional<CompletableFuture<String>> kept) {}

    private RunReport carryOut(Task task, List<? extends PendingChange> changes, Optional<RunHistory> history)
            throws GatewayUnavailable, JournalFailure, InterruptedException {
        Instant startedAt = time.now();
        long from = time.nanos();
        CountedTransport read = new CountedTransport(reading);
        CountedTransport written = new CountedTransport(writing);
        Run run = run(task, startedAt, read, written, history);
        history.ifPresent(run::recall);
        work(run, task, changes);
        List<ChangeResult> results = StoredList.each(changes, run::result);
        RunReport report = new RunReport(
                task.name(),
                task.plan(),
                task.policy(),
                startedAt,
                Duration.ofNanos(time.nanos() - from),
                read.calls() + written.calls(),
                run.retries(),
                stop.reason(),
                RunReport.counted(results),
                results);
        finish(run, report);
        listener.finished(report);
        return report;
    }

    private Run run(
            Task task, Instant startedAt, CountedTransport read, CountedTransport written, Optional<RunHistory> history)
            throws JournalFailure {
        DirectoryAddress target = DirectoryAddress.of(reading.base());
        return new Run(
                written,
                new CarrierReading(read, settings.dialect()),
                settings,
                new RunLog(journal, task.name(), settings.identity(), task.policy(), writing.base(), target, time),
                new Knowledge(
                        journal,
                        target,
                        RecentWrites.since(startedAt.minus(settings.visibleWithin()), journal, target),
                        history.map(RunHistory::earlierCalls).orElse(EarlierCalls.none())),
                new IdenticalRefusals(task.identicalRefusals()),
                stop,
                listener,
                time,
                random);
    }

    private void work(Run run, Task task, List<? extends PendingChange> changes)
            throws GatewayUnavailable, JournalFailure, InterruptedException {
        int left = changes.size() - run.settled();
        WorkerPool workers = new WorkerPool(run, task.domains(), changes);
        workers.prepare();
        run.log().started(started(task, changes.size()));
        listener.started(task.name(), left);
        workers.work();
    }

    private ObjectNode started(Task task, int changes) throws JournalFailure {
        if (task.kept().isPresent()) {
            task.details().put("documentDigest", Journal.await(task.kept().get()));
        }
        ObjectNode details = task.details()
                .put("plan", task.plan())
                .put("endpoint", writing.base().toString())
                .put("directory", DirectoryAddress.of(reading.base()).address())
                .put("identicalRefusals", task.identicalRefusals())
                .put("dialect", settings.dialect().name())
                .put("changes", changes);
        task.domains().forEach(domain -> details.withArray("domains").add(domain));
        return details;
    }

    /** A journal that could not note an outcome cannot note the end either; the report says so already. */
    private static void finish(Run run, RunReport report) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        long removed = report.results().stream()
                .filter(result -> result.action() == Change.Action.DETACH)
                .filter(result -> result.outcome() == Outcome.APPLIED || result.outcome() == Outcome.UNKNOWN)
                .count();
        try {
            run.log().finished(counts, removed);
        } catch (JournalFailure e) {
            run.stop().raise(e.text());
        }
    }

    @Override
    public VerificationReport verify(Plan plan, Duration within) throws Refusal, InterruptedException {
        return new Verifier(reading, settings.dialect(), time).await(plan, within, stop::raised, listener::notice);
    }

    @Override
    public Receipt receipt(VerificationReport seen, RunName run) throws Refusal {
        return ReceiptLog.issue(journal, seen, Optional.of(run), reading.base().toString(), settings.identity());
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
