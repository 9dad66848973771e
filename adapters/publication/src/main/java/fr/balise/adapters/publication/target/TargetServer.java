package fr.balise.adapters.publication.target;

import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.pacing.PacedServers;
import fr.balise.adapters.fhir.pacing.RepeatPolicy;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.execution.Publisher;
import fr.balise.adapters.publication.history.JournaledRuns;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.running.Execution;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.Running;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.RunResult;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.LiveFacts;
import fr.balise.operations.sources.OperatorData;
import fr.balise.operations.sources.ReadingProgress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The directory that a program reads, and writes where an endpoint is named. Safe for use by several threads. */
public final class TargetServer {
    private static final Timekeeper TIME = Timekeeper.system();
    private static final Duration AWAIT_VISIBLE = Duration.ofSeconds(60);

    private final TargetSettings settings;
    private final DirectoryAddress directory;
    private final PacedServers servers;
    private final TargetJournal journal;
    private final Traffic total = new Traffic();

    /** One way of running. */
    @FunctionalInterface
    public interface Work {
        /** Runs. */
        RunResult by(Running running) throws Refusal, InterruptedException;
    }

    /** The one of those settings. */
    public TargetServer(TargetSettings settings) {
        this.settings = settings;
        this.directory = DirectoryAddress.of(settings.directory());
        this.servers = new PacedServers(settings.network(), settings.callsPerSecond());
        this.journal = new TargetJournal(directory, settings.journal());
    }

    /** Where its runs are written down. */
    public TargetJournal journal() {
        return journal;
    }

    /** Calls to it so far, readings and runs together. */
    public Traffic.Counts traffic() {
        return total.counts();
    }

    /** The pace of its key, in calls a second; 0 for no limit. */
    public int callsPerSecond() {
        return settings.callsPerSecond();
    }

    /** True when an endpoint takes what is written. */
    public boolean writable() {
        return settings.endpoint().isPresent();
    }

    /** How plans for it are written. */
    public Writing writing() {
        return new Writing(endpoint(), settings.dialect().name());
    }

    /** What a plan must be made for to be carried out here. */
    public Target target(Plan plan) {
        return new Target(directory.address(), endpoint(), settings.dialect().name(), plan.domains());
    }

    /** The address that takes what is written, normalised; empty when none does. */
    public String endpoint() {
        return settings.endpoint()
                .map(endpoint -> DirectoryAddress.of(endpoint).address())
                .orElse("");
    }

    /** The operator's side with the directory as it answers. */
    public FactSource facts(OperatorData operator) {
        SearchedDirectory live = new SearchedDirectory(
                directory,
                () -> servers.open(
                        settings.directory(),
                        RepeatPolicy.ofSomebodyWatching(),
                        () -> false,
                        RunListener.SILENT::notice,
                        new Traffic(total)),
                DirectorySearch.BATCH_BYTES,
                ReadingProgress.SILENT);
        return new LiveFacts(operator, live, journal);
    }

    /**
     * Runs once, with the journal open for it alone.
     *
     * @param stop raised to end early: calls under way are waited for, and what is left can be resumed
     * @throws Refusal also when another process writes the journal, before anything is sent
     */
    public RunSummary run(RunIdentity who, StopFlag stop, RunListener listener, Work work)
            throws Refusal, InterruptedException {
        return run(PublisherSettings.of(settings.dialect(), who), stop, listener, work);
    }

    /**
     * As {@link #run(RunIdentity, StopFlag, RunListener, Work)}, for a plan that was approved then: it is not begun when a run
     * of it began since.
     */
    public RunSummary runApproved(Instant approvedAt, RunIdentity who, StopFlag stop, RunListener listener, Work work)
            throws Refusal, InterruptedException {
        return run(
                PublisherSettings.of(settings.dialect(), who).approvedAt(Optional.of(approvedAt)),
                stop,
                listener,
                work);
    }

    private RunSummary run(PublisherSettings how, StopFlag stop, RunListener listener, Work work)
            throws Refusal, InterruptedException {
        Traffic traffic = new Traffic(total);
        try (SqlJournal open = journal.open()) {
            Running running = new Running(
                    server -> execution(open, how, stop, listener, traffic),
                    new JournaledRuns(open),
                    Optional.of(AWAIT_VISIBLE));
            return RunSummary.of(work.by(running), open.place(), traffic.counts());
        }
    }

    private Execution execution(
            SqlJournal open, PublisherSettings how, StopFlag stop, RunListener listener, Traffic traffic)
            throws GatewayUnavailable {
        URI endpoint = settings.endpoint().orElseThrow();
        RepeatPolicy repeats = RepeatPolicy.overnight();
        return new Publisher(
                servers.open(settings.directory(), repeats, stop::raised, listener::notice, traffic),
                servers.open(endpoint, repeats, stop::raised, listener::notice, traffic),
                how.visibleWithin(settings.visibleWithin()),
                open,
                TIME,
                new SecureRandom(),
                stop,
                listener);
    }
}
