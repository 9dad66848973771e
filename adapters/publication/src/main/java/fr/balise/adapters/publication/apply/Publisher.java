package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.MailboxWriting;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.StopFlag;
import fr.balise.adapters.publication.carriers.CarrierReading;
import fr.balise.adapters.publication.journal.Journal;
import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.safety.Limit;
import fr.balise.adapters.publication.safety.SafetyCheck;
import fr.balise.adapters.publication.safety.SafetyRefusal;
import fr.balise.engine.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Carries plans out. */
public final class Publisher {
    private final Transport reading;
    private final Transport writing;
    private final PublisherSettings settings;
    private final Journal journal;
    private final Timekeeper time;
    private final RandomGenerator random;

    /**
     * Makes ready.
     *
     * @param reading where the directory is read
     * @param writing where patches go; may be the same
     */
    public Publisher(
            Transport reading,
            Transport writing,
            PublisherSettings settings,
            Journal journal,
            Timekeeper time,
            RandomGenerator random) {
        this.reading = reading;
        this.writing = writing;
        this.settings = settings;
        this.journal = journal;
        this.time = time;
        this.random = random;
    }

    /**
     * Carries out a plan.
     *
     * @param document the plan as text, kept in the journal so that the run can be resumed
     * @param lifted limits that a person named
     * @throws SafetyRefusal before anything is sent
     * @throws GatewayUnavailable when the directory cannot be read before anything is sent
     * @throws JournalFailure when the journal is in use or cannot be written, before anything is sent
     */
    public RunReport apply(Plan plan, String document, Set<Limit> lifted, StopFlag stop, RunListener listener)
            throws SafetyRefusal, GatewayUnavailable, JournalFailure, InterruptedException {
        SafetyCheck.check(plan, lifted);
        MailboxWriting words = new MailboxWriting(settings.dialect());
        List<Intention> intentions = plan.changes().stream()
                .map(change -> (Intention) PlannedIntention.of(change, words))
                .toList();
        Instant startedAt = time.now();
        String name = RunNames.next(startedAt, random);
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("kind", "APPLY").put("plan", plan.digest());
        try (Journal.Hold hold = journal.hold()) {
            journal.keep(name, document);
            return carryOut(
                    new Task(name, plan.digest(), plan.policy().digest(), Set.copyOf(plan.domains()), details),
                    intentions,
                    stop,
                    listener);
        }
    }

    /** What a run is about. */
    private record Task(String name, String plan, String policy, Set<String> domains, ObjectNode details) {}

    private RunReport carryOut(Task task, List<Intention> intentions, StopFlag stop, RunListener listener)
            throws GatewayUnavailable, JournalFailure, InterruptedException {
        Instant startedAt = time.now();
        long from = time.nanos();
        CountedTransport read = new CountedTransport(reading);
        CountedTransport written = new CountedTransport(writing);
        RunLog log = new RunLog(journal, task.name(), settings.identity(), task.policy(), writing.base(), time);
        CarrierReading rereading = new CarrierReading(read, settings.dialect());
        Run run = new Run(written, rereading, settings, log, OwnMemory.of(journal), stop, listener, time, random);
        Crew crew = new Crew(run, task.domains(), intentions);
        crew.prepare();
        log.started(task.details()
                .put("endpoint", writing.base().toString())
                .put("dialect", settings.dialect().name())
                .put("changes", intentions.size()));
        listener.started(task.name(), intentions.size());
        crew.work();
        RunReport report = new RunReport(
                task.name(),
                task.plan(),
                task.policy(),
                startedAt,
                Duration.ofNanos(time.nanos() - from),
                read.calls() + written.calls(),
                stop.reason(),
                intentions.stream().map(run::result).toList());
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        log.finished(counts);
        listener.finished(report);
        return report;
    }
}
