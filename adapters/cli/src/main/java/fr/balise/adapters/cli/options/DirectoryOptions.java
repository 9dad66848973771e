package fr.balise.adapters.cli.options;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.cli.command.CommandEnvironment;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.progress.ReadingLine;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.extract.ExtractDirectory;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.publication.target.TargetJournal;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.following.Store;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.FrenchDay;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.LiveFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
    private static final String NONE = "none";

    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String url;

    @Option(names = "--extract", paramLabel = "FILE")
    private @Nullable Path extract;

    @Option(names = "--extract-date", paramLabel = "DATE")
    private @Nullable String extractDate;

    @Option(names = "--memory", paramLabel = "JOURNAL")
    private @Nullable String memory;

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable String asOf;

    @Option(names = "--search-bytes", defaultValue = "" + DirectorySearch.BATCH_BYTES, paramLabel = "N")
    private int searchBytes = DirectorySearch.BATCH_BYTES;

    @Option(names = "--snapshot", paramLabel = "DIR")
    private @Nullable Path snapshot;

    @Option(names = "--snapshot-max-age", defaultValue = "24", paramLabel = "HOURS")
    private int snapshotMaxAge = 24;

    @Option(names = "--snapshot-full-age", defaultValue = "168", paramLabel = "HOURS")
    private int snapshotFullAge = 168;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    /** The day asked for, or today in France. */
    public LocalDate asOf() throws Refusal {
        return date("--as-of", asOf).orElseGet(() -> FrenchDay.of(Instant.now()));
    }

    private static Optional<LocalDate> date(String option, @Nullable String said) throws Refusal {
        try {
            return Optional.ofNullable(said).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw Refusal.input(Inputs.MESSAGES.text("noDate", option, String.valueOf(said)));
        }
    }

    /** The days asked for, with commas between them, or today in France; each once, in the order given. */
    public List<LocalDate> days() throws Refusal {
        if (asOf == null) {
            return List.of(asOf());
        }
        List<LocalDate> days = new ArrayList<>();
        for (String day : asOf.split(",", -1)) {
            try {
                days.add(LocalDate.parse(day.strip()));
            } catch (DateTimeParseException e) {
                throw Refusal.input(Inputs.MESSAGES.text("noDates", day.strip()));
            }
        }
        return days.stream().distinct().toList();
    }

    /** A data set, with the directory of its folder or of the server. */
    public FactSource facts(Path data, Terminal terminal) throws Refusal {
        return facts(data, resource -> {}, terminal);
    }

    /** The same; what does not fit into memory of the folder's directory is decided part by part. */
    public FactSource facts(Path data, Spill spill, Terminal terminal) throws Refusal {
        return facts(DataSet.in(data).spilling(spill, Runtime.getRuntime().maxMemory()), resource -> {}, terminal);
    }

    /**
     * The same, which shows each resource of the directory too.
     *
     * @param seen takes them
     */
    public FactSource facts(Path data, Consumer<? super JsonNode> seen, Terminal terminal) throws Refusal {
        return facts(DataSet.in(data).showing(seen), seen, terminal);
    }

    private FactSource facts(DataSet files, Consumer<? super JsonNode> seen, Terminal terminal) throws Refusal {
        DataSet dataSet = files.telling(ReadingLine.on(terminal));
        if (extract != null) {
            return new LiveFacts(dataSet, ofExtract(extract), History.NONE);
        }
        if (snapshot != null) {
            return ofSnapshot(dataSet, snapshot, seen, terminal);
        }
        if (url == null) {
            return dataSet;
        }
        DirectoryAddress target = DirectoryAddress.named(url);
        String server = url;
        SearchedDirectory directory = new SearchedDirectory(
                target, () -> gateway.open(server, terminal::note), searchBytes, ReadingLine.on(terminal), seen);
        return new LiveFacts(dataSet, new ServerDirectory(directory, dataSet), history(target, terminal));
    }

    private FactSource ofSnapshot(DataSet dataSet, Path folder, Consumer<? super JsonNode> seen, Terminal terminal)
            throws Refusal {
        String server = url;
        DirectoryAddress target = server == null ? SnapshotDirectory.of(folder) : DirectoryAddress.named(server);
        History history = history(target, terminal);
        SnapshotDirectory directory = new SnapshotDirectory(
                target,
                folder,
                dataSet,
                Optional.ofNullable(server).map(address -> () -> gateway.open(address, terminal::note)),
                SnapshotDirectory.ages(snapshotMaxAge, snapshotFullAge),
                history,
                Instant.now(),
                ReadingLine.on(terminal),
                seen);
        return new LiveFacts(dataSet, directory, history);
    }

    /**
     * What is kept of the directory, or of the data set's folder where no server is read.
     *
     * @param elsewhere a file, a database or {@code none}; null for beside the journal
     */
    public Store store(Path data, @Nullable String elsewhere) throws Refusal {
        if (NONE.equals(elsewhere)) {
            return Store.NONE;
        }
        DirectoryAddress target = url == null ? ofFiles(data, elsewhere) : DirectoryAddress.named(url);
        return state().store(target, Optional.ofNullable(elsewhere));
    }

    /** A store that is named holds one series, whatever the names of the folders: one may stand for each day. */
    private static DirectoryAddress ofFiles(Path data, @Nullable String elsewhere) {
        return elsewhere == null
                ? DirectoryAddress.ofFiles(data.toAbsolutePath().normalize().toUri())
                : new DirectoryAddress("files");
    }

    private StatePlace state() throws Refusal {
        Configuration said = CommandEnvironment.of(Objects.requireNonNull(spec)).configuration();
        return JournalOptions.state(
                memory == null || NONE.equals(memory) ? said.text(Setting.JOURNAL) : memory,
                said.text(Setting.JOURNAL_USER));
    }

    private LiveDirectory ofExtract(Path file) throws Refusal {
        if (url != null || snapshot != null) {
            throw Refusal.input(Inputs.MESSAGES.text("extract.both"));
        }
        return ExtractDirectory.of(file, date("--extract-date", extractDate), asOf());
    }

    private History history(DirectoryAddress target, Terminal terminal) throws Refusal {
        if (NONE.equals(memory)) {
            return History.NONE;
        }
        StatePlace place = state();
        if (memory != null && !place.holds(target)) {
            throw Refusal.input(Inputs.MESSAGES.text("memory.none", memory));
        }
        return new RememberedState(new TargetJournal(target, place), terminal::note);
    }
}
