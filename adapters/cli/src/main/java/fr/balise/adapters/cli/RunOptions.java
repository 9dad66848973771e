package fr.balise.adapters.cli;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.publication.RunIdentity;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.StopFlag;
import fr.balise.adapters.publication.apply.Publisher;
import fr.balise.adapters.publication.apply.PublisherSettings;
import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.journal.SqlJournal;
import fr.balise.adapters.publication.report.EventLines;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What apply, resume and undo share: how they reach the server, what they write down, how they tell. */
final class RunOptions {
    @Option(
            names = "--directory",
            paramLabel = "URL",
            description = "Server where carriers are read before and after. Default: the endpoint.")
    private @Nullable String directory;

    @Option(names = "--combine", description = "Send all changes of one carrier in one PATCH.")
    private boolean combine;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Who acts, for the journal. Default: the user of this machine.")
    private @Nullable String author;

    @Option(
            names = "--format",
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description = "text, json, markdown or html. Default: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Also writes each event of the run there, as a line of JSON.")
    private @Nullable Path events;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Also writes counters of the run there, in the text format of Prometheus.")
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

    SqlJournal openJournal() throws JournalFailure {
        return journal.open();
    }

    SqlJournal existingJournal() throws JournalFailure {
        return journal.existing();
    }

    ApiDialect dialect() {
        return dialect.read();
    }

    GatewayOptions gateway() {
        return gateway;
    }

    String readingFrom(String endpoint) {
        return directory == null ? endpoint : directory;
    }

    RunIdentity identity() {
        return identity(author);
    }

    /** Runs, tells, and gives the report. */
    RunReport run(String endpoint, SqlJournal open, Terminal terminal, Work work) throws Exception {
        StopFlag stop = new StopFlag();
        Traffic traffic = new Traffic();
        RunOutput output = new RunOutput(terminal);
        PublisherSettings settings = PublisherSettings.of(dialect.read(), identity());
        try (StopOnSignal signal = new StopOnSignal(stop, terminal);
                EventFile eventFile = EventFile.open(events, terminal)) {
            RunListener listener = eventFile.with(output.listener());
            try (Transport writing = gateway.overnight(endpoint, stop, listener::notice, traffic);
                    Transport reading = gateway.overnight(readingFrom(endpoint), stop, listener::notice, traffic)) {
                Publisher publisher = new Publisher(
                        reading,
                        writing,
                        combine ? settings.combined() : settings,
                        open,
                        Timekeeper.system(),
                        new SecureRandom());
                RunReport report = work.by(publisher, stop, listener);
                output.say(report, format);
                terminal.out().flush();
                return report;
            } finally {
                writeMetrics(traffic);
            }
        }
    }

    private void writeMetrics(Traffic traffic) throws GatewayUnavailable {
        if (metrics == null) {
            return;
        }
        try {
            Files.writeString(metrics, traffic.prometheus());
        } catch (IOException e) {
            throw Failure.error(
                    "Les compteurs ne peuvent être écrits dans " + metrics + " : " + e.getMessage(),
                    "The counters cannot be written to " + metrics + ": " + e.getMessage());
        }
    }

    static RunIdentity identity(@Nullable String author) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version");
        return new RunIdentity(
                author == null ? System.getProperty("user.name", "unknown") : author,
                "balise " + Version.current() + " (" + system + ")",
                host());
    }

    private static String host() {
        try {
            InetAddress local = InetAddress.getLocalHost();
            return local.getHostName() + " (" + local.getHostAddress() + ")";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Where events go, if anywhere. */
    private record EventFile(@Nullable PrintStream lines, Terminal terminal) implements AutoCloseable {
        static EventFile open(@Nullable Path file, Terminal terminal) {
            try {
                return new EventFile(
                        file == null
                                ? null
                                : new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8),
                        terminal);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        RunListener with(RunListener people) {
            if (lines == null) {
                return people;
            }
            PrintStream to = lines;
            return new BothListeners(people, new EventLines(to::println, Timekeeper.system(), terminal.language()));
        }

        @Override
        public void close() {
            if (lines != null) {
                lines.close();
            }
        }
    }
}
