package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.CommandEnvironment;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.directory.DirectoryReader;
import fr.balise.adapters.fhir.directory.DirectoryReading;
import fr.balise.adapters.fhir.directory.ReadingProgress;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.core.cases.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.safety.PastRuns;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The state of the directory that is decided on: where it is read, from a live server instead of the data set's {@code
 * directory/} folder, and for which day.
 */
public final class DirectoryOptions {
    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String url;

    @Option(names = "--memory", paramLabel = "JOURNAL")
    private @Nullable String memory;

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable String asOf;

    @Option(names = "--search-bytes", defaultValue = "" + DirectorySearch.BATCH_BYTES, paramLabel = "N")
    private int searchBytes = DirectorySearch.BATCH_BYTES;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    /** The day asked for, or today in France. */
    public LocalDate asOf() {
        return Inputs.asOf(asOf, Clock.systemUTC());
    }

    /**
     * The facts of a data set, with the directory read from its folder or from the server.
     *
     * @param considered where policies have mailboxes considered: what is read of a server follows from it
     */
    public PublicationFacts facts(Path data, TypeSettings considered, Terminal terminal)
            throws GatewayUnavailable, InterruptedException {
        if (url == null) {
            return Inputs.facts(data);
        }
        PublicationFacts operatorSide = Inputs.operatorSide(data);
        try (Transport transport = gateway.open(url, terminal::note)) {
            PublicationFacts facts =
                    live(operatorSide, considered, new DirectorySearch(transport, searchBytes), terminal);
            return remembered().on(facts, url, terminal);
        }
    }

    /** The server that is read; empty for the data set's folder. */
    public Optional<String> server() {
        return Optional.ofNullable(url);
    }

    /** What limits must know of the runs on that server before. */
    public PastRuns pastRuns() {
        return server().map(remembered()::pastRuns).orElse(PastRuns.NONE);
    }

    private RememberedState remembered() {
        return new RememberedState(
                memory, CommandEnvironment.of(Objects.requireNonNull(spec)).configuration());
    }

    /** The facts of a data set, with the directory read through searches. */
    public static PublicationFacts live(
            PublicationFacts operatorSide, TypeSettings considered, DirectorySearch search, Terminal terminal)
            throws GatewayUnavailable, InterruptedException {
        DirectoryReading reading = new DirectoryReader(search, considered, progress(terminal))
                .read(operatorSide.operator(), operatorSide.mailboxes(), operatorSide.declarations());
        return DataSet.holdingLookAlikes(operatorSide.withDirectory(
                reading.directory(), Map.of(search.base().toString(), reading.digest())));
    }

    private static ReadingProgress progress(Terminal terminal) {
        if (!terminal.interactive()) {
            return ReadingProgress.SILENT;
        }
        return (step, done, total) -> terminal.err()
                .print("\r\u001b[K" + step.in(terminal.language()) + " " + done + "/" + total
                        + (done >= total ? "\r\u001b[K" : ""));
    }
}
