package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.cli.progress.EventFile;
import fr.balise.adapters.cli.progress.MetricsFile;
import fr.balise.adapters.cli.progress.Progress;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.execution.Publisher;
import fr.balise.adapters.publication.report.RunMetrics;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.adapters.publication.verify.Receipt;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.RunReport;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.VerificationReport;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What apply, resume and undo share: how they reach the server, what they write down, how they tell. */
public final class RunOptions {
    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String directory;

    @Option(names = "--visible-within", defaultValue = "24", paramLabel = "HOURS")
    private int visibleWithin = 24;

    @Option(names = "--await-visible", defaultValue = "60", paramLabel = "SECONDS")
    private int awaitVisible = 60;

    @Option(names = "--combine")
    private boolean combine;

    @Mixin
    private AuthorOption author = new AuthorOption();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--progress", defaultValue = "AUTO", paramLabel = "auto|bar|lines|events|none")
    private Progress progress = Progress.AUTO;

    @Option(names = "--events", paramLabel = "FILE")
    private @Nullable Path events;

    @Option(names = "--metrics", paramLabel = "FILE")
    private @Nullable Path metrics;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    /** One way of running. */
    @FunctionalInterface
    interface Work {
        RunReport by(Publisher publisher, StopFlag stop, RunListener listener) throws Exception;
    }

    /** Where carriers are read. */
    String directory(String endpoint) {
        return directory == null ? endpoint : directory;
    }

    /** The name of the dialect that is written. */
    String dialect() {
        return dialect.read().name();
    }

    /** The journal of the directory that a run reads, which is the endpoint where nobody says otherwise. */
    SqlJournal openJournal(String endpoint) throws Refusal {
        return journal.open(directory(endpoint));
    }

    SqlJournal existingJournal(@Nullable String endpoint) throws Refusal {
        return journal.existing(directory == null ? endpoint : directory);
    }

    /**
     * Runs, reads again, tells, and gives the exit code.
     *
     * @param wanted what the directory must show once the run is complete; empty to take the answers' word for it
     */
    int run(String endpoint, SqlJournal open, Terminal terminal, Optional<Plan> wanted, Work work) throws Exception {
        StopFlag stop = new StopFlag();
        Traffic traffic = new Traffic();
        ApiDialect words = dialect.read();
        PublisherSettings settings =
                PublisherSettings.of(words, author.identity()).visibleWithin(Duration.ofHours(visibleWithin));
        MetricsFile counters = MetricsFile.at(metrics);
        String source = directory(endpoint);
        RunListener people = progress.listener(terminal);
        try (StopOnSignal signal = new StopOnSignal(stop, people::notice);
                EventFile eventFile = EventFile.open(events)) {
            RunListener listener = eventFile.with(people);
            listener.notice(new Text(
                    "Serveur " + endpoint + ", dialecte " + words.name() + ", journal " + open.place() + ".",
                    "Server " + endpoint + ", dialect " + words.name() + ", journal " + open.place() + "."));
            try (Transport writing = gateway.overnight(endpoint, stop, listener::notice, traffic);
                    Transport reading = gateway.overnight(source, stop, listener::notice, traffic)) {
                Publisher publisher = new Publisher(
                        reading,
                        writing,
                        combine ? settings.combined() : settings,
                        open,
                        Timekeeper.system(),
                        new SecureRandom());
                RunReport report = work.by(publisher, stop, listener);
                Reading after =
                        new Reading(reading, words, wanted.filter(plan -> report.complete()), stop, listener::notice);
                RunSummary summary = summary(report, endpoint, traffic, open, after);
                counters.write(RunMetrics.of(summary));
                RunOutput.say(summary, format.asked(), terminal);
                return RunOutput.exitCode(summary);
            } catch (GatewayUnavailable e) {
                counters.write(RunMetrics.of(traffic.counts()));
                throw directory == null ? new GatewayUnavailable(alsoReads(e)) : e;
            } catch (JournalFailure e) {
                counters.write(RunMetrics.of(traffic.counts()));
                throw e;
            }
        }
    }

    /** Endpoint and directory are two servers in the field: the first takes patches and nothing else. */
    private static Text alsoReads(GatewayUnavailable e) {
        return new Text(
                e.text().fr() + " Si ce serveur ne fait que recevoir les PATCH, dites où lire par --directory.",
                e.text().en() + " If this server only takes patches, say where to read with --directory.");
    }

    /** The look at the directory once a run is complete; nothing is looked for where {@code wanted} is empty. */
    private record Reading(
            Transport directory, ApiDialect dialect, Optional<Plan> wanted, StopFlag stop, Consumer<Text> notices) {
        VerificationReport seen(Duration within) throws GatewayUnavailable, InterruptedException {
            return new Verifier(directory, dialect, Timekeeper.system())
                    .await(wanted.orElseThrow(), within, stop::raised, notices);
        }
    }

    /** Reads the directory again when asked to, and writes a receipt of what was seen. */
    private RunSummary summary(RunReport report, String endpoint, Traffic traffic, SqlJournal open, Reading after)
            throws JournalFailure, InterruptedException {
        RunSummary summary =
                new RunSummary(report, endpoint, open.place(), traffic.counts(), Optional.empty(), Optional.empty());
        if (after.wanted().isEmpty()) {
            return summary;
        }
        try {
            VerificationReport seen = after.seen(Duration.ofSeconds(awaitVisible));
            Receipt receipt = Receipt.issue(
                    open,
                    seen,
                    Optional.of(report.run()),
                    after.directory().base().toString(),
                    author.identity());
            return summary.verified(seen, receipt, traffic.counts());
        } catch (GatewayUnavailable e) {
            throw Failure.error(
                    "L'exécution " + report.run() + " a tout appliqué, mais la relecture échoue : "
                            + e.text().fr() + " Relisez plus tard : balise verify PLAN --receipt.",
                    "Run " + report.run() + " applied everything, but reading again fails: "
                            + e.text().en() + " Read again later: balise verify PLAN --receipt.");
        }
    }
}
