package fr.balise.adapters.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.directory.DirectoryFolder;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.dataset.reading.FilesBeside;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.dataset.tables.DeclarationsFile;
import fr.balise.adapters.dataset.tables.StockFile;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OperatorData;
import fr.balise.operations.sources.PartedFacts;
import fr.balise.operations.sources.ReadingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the operator's side ({@code operator.yaml}, {@code mailboxes.csv}, {@code declarations.csv}) and the
 * directory ({@code directory/}). A line that cannot be read never stops the rest: it becomes a finding, and nothing
 * that it may concern is changed.
 */
public final class DataSet implements FactSource, OperatorData {
    /** Facts take about as many bytes of memory each, with what is made of them, and parts are not all of one size. */
    private static final int BYTES_A_FACT = 2_000;
    /** Less than a part of the memory is left to facts: the other parts are for what is made of them. */
    private static final int SHARE = 5;
    /** The share of facts that are decided part by part: parts that are small are of one size, however many there are. */
    private static final int PART = 10;

    /** A directory of resources that look alike is compressed to less than a tenth, a table nearly so. */
    private static final int DEFLATED = 10;

    /** About how many bytes a server answers for each of a stock: a professional, places and structures for a line. */
    private static final int ANSWERED = 60;

    private final Path folder;
    private final Consumer<? super JsonNode> seen;
    private final @Nullable Spill spill;
    private final long memory;
    private final ReadingProgress progress;

    /** A directory that is read elsewhere. */
    @FunctionalInterface
    public interface Elsewhere {
        /**
         * Has all that it shows taken by a collector, and its digest noted.
         *
         * @param operatorSide whose lists may be stored
         * @param sorting where there is room
         */
        void read(DataSetReading reading, PublicationFacts operatorSide, CarrierCollector carriers, Sorting sorting)
                throws Refusal, InterruptedException;
    }

    private DataSet(
            Path folder,
            Consumer<? super JsonNode> seen,
            @Nullable Spill spill,
            long memory,
            ReadingProgress progress) {
        this.folder = folder;
        this.seen = seen;
        this.spill = spill;
        this.memory = memory;
        this.progress = progress;
    }

    /** The data set in a folder. */
    public static DataSet in(Path folder) {
        return new DataSet(folder, resource -> {}, null, Long.MAX_VALUE, ReadingProgress.SILENT);
    }

    /** The same, which shows each resource of its directory too, for what carriers do not keep of it. */
    public DataSet showing(Consumer<? super JsonNode> watcher) {
        return new DataSet(folder, watcher, spill, memory, progress);
    }

    /**
     * The same, decided part by part where its directory takes more than a fifth of the memory.
     *
     * @param memory in bytes
     */
    public DataSet spilling(Spill into, long memory) {
        return new DataSet(folder, seen, into, memory, progress);
    }

    /** The same, which tells how far the files of its directory are read, and its parts decided. */
    public DataSet telling(ReadingProgress listener) {
        return new DataSet(folder, seen, spill, memory, listener);
    }

    @Override
    public Optional<PartedFacts> parted(Collection<Policy> policies) throws Refusal, InterruptedException {
        return parted(
                policies,
                bytes(folder.resolve(DataSetReading.DIRECTORY), ""),
                (reading, operatorSide, carriers, sorting) -> DirectoryFolder.read(reading, carriers),
                Optional.empty());
    }

    /**
     * The operator's side with the answers of a server, decided part by part where those probably take more than a fifth of
     * the memory.
     *
     * @param server asked for what the operator's side speaks of
     * @param written by our own runs, as far as anybody noted it
     */
    public Optional<PartedFacts> parted(Collection<Policy> policies, Elsewhere server, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        return parted(policies, ANSWERED * bytes(folder, StockFile.NAME), server, written);
    }

    /**
     * The operator's side with the directory of another folder, decided part by part where that takes more than a fifth of the
     * memory.
     *
     * @param other in which {@code directory/} stands
     * @param files has it read
     * @param written by our own runs, as far as anybody noted it
     */
    public Optional<PartedFacts> parted(
            Collection<Policy> policies, Path other, Elsewhere files, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        return parted(policies, bytes(other.resolve(DataSetReading.DIRECTORY), ""), files, written);
    }

    private Optional<PartedFacts> parted(
            Collection<Policy> policies, long bytes, Elsewhere files, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        long most = memory / SHARE;
        if (spill == null || bytes <= most) {
            return Optional.empty();
        }
        int inPart = (int) Math.min(Integer.MAX_VALUE, 1 + memory / PART / BYTES_A_FACT);
        return PartedDataSet.read(new DataSetReading(folder, progress), policies, spill, inPart, seen, files, written);
    }

    /**
     * A folder whose directory is read elsewhere, at least in part, to be decided part by part.
     *
     * @param inPart about how many facts a part has
     * @return empty where it must be read as a whole
     */
    public static Optional<PartedFacts> parted(
            Path folder, Collection<Policy> policies, Spill spill, int inPart, Elsewhere files)
            throws Refusal, InterruptedException {
        return PartedDataSet.read(
                new DataSetReading(folder),
                policies,
                spill,
                inPart,
                resource -> {},
                (reading, operatorSide, carriers, sorting) -> {
                    files.read(reading, operatorSide, carriers, sorting);
                    DirectoryFolder.read(reading, carriers);
                },
                Optional.empty());
    }

    /** About what a folder's files have once they are inflated; 0 when there are none that can be read. */
    private static long bytes(Path folder, String named) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(named))
                    .mapToLong(file -> file.toFile().length()
                            * (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(gz|zip|xlsx)") ? DEFLATED : 1))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public PublicationFacts read(TypeSettings considered) throws UnusableDataSet {
        return facts(new DataSetReading(folder, progress), Optional.of(seen));
    }

    @Override
    public PublicationFacts operatorSide() throws UnusableDataSet {
        return facts(new DataSetReading(folder, progress), Optional.empty());
    }

    @Override
    public ReadingProgress progress() {
        return progress;
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public PublicationFacts beside(DirectoryReading directory, PublicationFacts operatorSide) {
        return LookAlikes.held(
                operatorSide.withDirectory(directory.directory(), Map.of(directory.source(), directory.digest())));
    }

    /**
     * Reads everything.
     *
     * @throws UnusableDataSet when no plan may be made from it, with all problems together
     */
    public static PublicationFacts read(Path folder) throws UnusableDataSet {
        DataSetReading reading = new DataSetReading(folder);
        return facts(reading, Optional.of(resource -> {}));
    }

    /**
     * Reads the operator's side alone; the directory then comes from elsewhere.
     *
     * @throws UnusableDataSet when no plan may be made from it, with all problems together
     */
    public static PublicationFacts readOperatorSide(Path folder) throws UnusableDataSet {
        return facts(new DataSetReading(folder), Optional.empty());
    }

    /**
     * Reads a directory alone, for another operator's side.
     *
     * @param folder in which {@code directory/} stands
     * @param source where it comes from, as people know it
     * @param carriers takes all that it shows
     * @param progress is told how far this has come
     * @throws UnusableDataSet when nothing of it can be read
     */
    public static DirectoryReading readDirectory(
            Path folder, String source, CarrierCollector carriers, ReadingProgress progress) throws UnusableDataSet {
        DataSetReading reading = new DataSetReading(folder, progress);
        DirectoryFolder.read(reading, carriers);
        throwIfUnusable(reading);
        return new DirectoryReading(
                source, carriers.facts(), Sha256.ofJson(reading.inputs()).hex());
    }

    /** Without a watcher, without a directory. */
    private static PublicationFacts facts(DataSetReading reading, Optional<Consumer<? super JsonNode>> seen)
            throws UnusableDataSet {
        if (!Files.isDirectory(reading.folder())) {
            reading.unusable(new Text(
                    reading.folder() + " : ce dossier n'existe pas. Donnez à --data le dossier qui contient"
                            + " operator.yaml, mailboxes.csv et declarations.csv.",
                    reading.folder() + ": no such folder. Give --data the folder that holds operator.yaml,"
                            + " mailboxes.csv and declarations.csv."));
            throwIfUnusable(reading);
        }
        Optional<Operator> operator = OperatorFile.read(reading);
        List<Mailbox> mailboxes = new ArrayList<>();
        StockFile.read(operator, reading, mailboxes::add);
        List<UsageDeclaration> declarations = new ArrayList<>();
        DeclarationsFile.read(operator, reading, declarations::add);
        Optional<DirectoryFacts> directory = seen.map(watcher -> DirectoryFolder.read(reading, watcher));
        FilesBeside.report(reading);
        throwIfUnusable(reading);
        PublicationFacts operatorSide = reading.facts(operator.orElseThrow(), mailboxes, declarations)
                .doubtingTooFew(EnumSet.of(Gap.STOCK, Gap.DECLARATIONS));
        return LookAlikes.held(directory
                .map(read -> operatorSide.withDirectory(read, Map.of()))
                .orElse(operatorSide));
    }

    private static void throwIfUnusable(DataSetReading reading) throws UnusableDataSet {
        if (!reading.problems().isEmpty()) {
            throw new UnusableDataSet(reading.problems());
        }
    }
}
