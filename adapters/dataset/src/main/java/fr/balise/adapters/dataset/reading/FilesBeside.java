package fr.balise.adapters.dataset.reading;

import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What stands in a data set beside the files that are read: a second part of one of them must not be missed. */
public final class FilesBeside {
    private static final Set<String> READ = Set.of(
            "operator.yaml",
            "mailboxes.csv",
            "mailboxes.xlsx",
            "declarations.csv",
            "declarations.xlsx",
            "answers",
            DataSetReading.DIRECTORY);
    private static final Map<String, Gap> SOURCES =
            Map.of("mailbox", Gap.STOCK, "declaration", Gap.DECLARATIONS, DataSetReading.DIRECTORY, Gap.DIRECTORY);
    private static final List<String> TABLES = List.of(".csv", ".xlsx", ".xls", ".ods", ".ndjson", ".yaml", ".yml");

    private FilesBeside() {}

    /** Doubts each source of which another part seems to stand there; tells other tables and folders. */
    public static void report(DataSetReading reading) {
        try (Stream<Path> entries = Files.list(reading.folder())) {
            entries.sorted()
                    .filter(entry -> !READ.contains(entry.getFileName().toString()))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .forEach(entry -> report(entry, reading));
        } catch (IOException e) {
            TextFile.reportUnreadable("", e, reading);
        }
    }

    private static void report(Path entry, DataSetReading reading) {
        String name = VisibleText.excerpt(entry.getFileName().toString());
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<Gap> source = SOURCES.keySet().stream()
                .filter(lower::startsWith)
                .map(SOURCES::get)
                .findFirst();
        if (source.isPresent()) {
            reading.incomplete(
                    source.get(),
                    name,
                    new Text(
                            "à côté du fichier qui est lu, et pas lu lui-même : fusionnez-les, ou déplacez-le",
                            "beside the file that is read, and not read itself: merge them, or move it away"));
        } else if (Files.isDirectory(entry) || TABLES.stream().anyMatch(lower::endsWith)) {
            reading.found(FindingCode.UNREAD_FILE, name);
        }
    }
}
