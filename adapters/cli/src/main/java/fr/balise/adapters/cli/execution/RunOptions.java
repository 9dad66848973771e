package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.Format;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.cli.progress.EventFile;
import fr.balise.adapters.cli.progress.MetricsFile;
import fr.balise.adapters.cli.progress.Progress;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.execution.Publisher;
import fr.balise.adapters.publication.history.JournaledRuns;
import fr.balise.adapters.publication.report.RunDocument;
import fr.balise.adapters.publication.report.RunJson;
import fr.balise.adapters.publication.report.RunMetrics;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Target;
import fr.balise.operations.running.Execution;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.Running;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.RunResult;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What apply, resume and undo share: how they reach the server, what they write down, how they tell. */
public final class RunOptions {
    static final Messages MESSAGES = Messages.beside(RunOptions.class, "apply");

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
        RunResult by(Running running) throws Refusal, InterruptedException;
    }

    /** Where a run reads and writes, and in which dialect. */
    Target here(String endpoint) throws Refusal {
        return new Target(directory(endpoint), endpoint, dialect.read().name(), List.of());
    }

    private String directory(String endpoint) {
        return directory == null ? endpoint : directory;
    }

    /** The journal of the directory that a run reads, which is the endpoint where nobody says otherwise. */
    SqlJournal openJournal(String endpoint) throws Refusal {
        return journal.open(directory(endpoint));
    }

    SqlJournal existingJournal(@Nullable String endpoint) throws Refusal {
        return journal.existing(directory == null ? endpoint : directory);
    }

    /** Runs, reads again when asked to, tells, and gives the exit code. */
    int run(SqlJournal open, boolean readAgain, Terminal terminal, Work work) throws Refusal, InterruptedException {
        StopFlag stop = new StopFlag();
        Traffic traffic = new Traffic();
        MetricsFile counters = MetricsFile.at(metrics);
        RunListener people = progress.listener(terminal);
        try (StopOnSignal signal = new StopOnSignal(stop, people::notice);
                EventFile eventFile = EventFile.open(events)) {
            RunListener listener = eventFile.with(people);
            Running running = new Running(
                    endpoint -> execution(endpoint, open, stop, listener, traffic),
                    new JournaledRuns(open),
                    Optional.of(Duration.ofSeconds(awaitVisible)).filter(any -> readAgain));
            RunResult result = work.by(running);
            RunSummary summary = RunSummary.of(result, open.place(), traffic.counts());
            counters.write(RunMetrics.of(summary));
            Format form = format.asked();
            form.show(
                    () -> RunDocument.of(summary, terminal.language(), form != Format.TEXT),
                    () -> RunJson.of(summary),
                    terminal);
            return ExitCode.of(result.end());
        } catch (Refusal e) {
            if (e.kind() == Refusal.Kind.UNAVAILABLE) {
                counters.write(RunMetrics.of(traffic.counts()));
            }
            throw directory == null && e instanceof GatewayUnavailable
                    ? new GatewayUnavailable(MESSAGES.text("alsoReads", e.text()))
                    : e;
        }
    }

    private Execution execution(String endpoint, SqlJournal open, StopFlag stop, RunListener listener, Traffic traffic)
            throws Refusal {
        ApiDialect words = dialect.read();
        PublisherSettings settings =
                PublisherSettings.of(words, author.identity()).visibleWithin(Duration.ofHours(visibleWithin));
        listener.notice(MESSAGES.text("server", endpoint, words.name(), open.place()));
        return new Publisher(
                gateway.overnight(directory(endpoint), stop, listener::notice, traffic),
                gateway.overnight(endpoint, stop, listener::notice, traffic),
                combine ? settings.combined() : settings,
                open,
                Timekeeper.system(),
                new SecureRandom(),
                stop,
                listener);
    }
}
