package fr.balise.adapters.dataset.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.reading.BytesRead;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code directory/}: FHIR Bundles ({@code .json}) and NDJSON ({@code .ndjson}), plain, in {@code .gz} or {@code .zip}. A file that cannot be read whole leaves a
 * gap, since a resource that seems unknown may have stood in what is lost; a folder without one resource is refused.
 */
public final class DirectoryFolder {
    private final DataSetReading reading;
    private final CarrierCollector carriers;

    private DirectoryFolder(DataSetReading reading, CarrierCollector carriers) {
        this.reading = reading;
        this.carriers = carriers;
    }

    /**
     * What its files show.
     *
     * @param seen takes each resource that is read, for what carriers do not keep of it
     */
    public static DirectoryFacts read(DataSetReading reading, Consumer<? super JsonNode> seen) {
        CarrierCollector carriers = new CarrierCollector(seen);
        read(reading, carriers);
        return carriers.facts();
    }

    /** The same, with all that its files show taken by a collector. */
    public static void read(DataSetReading reading, CarrierCollector carriers) {
        new DirectoryFolder(reading, carriers).read();
    }

    private void read() {
        Path folder = reading.path(DataSetReading.DIRECTORY);
        if (!Files.isDirectory(folder)) {
            reading.unusable(
                    DataSetReading.DIRECTORY,
                    "ce dossier manque. Mettez-y l'annuaire (Bundles .json ou .ndjson), ou donnez --directory URL.",
                    "this folder is missing. Put the directory into it (.json Bundles or .ndjson), or give --directory"
                            + " URL.");
            return;
        }
        SavedPages pages = new SavedPages();
        List<Path> files = filesIn(folder);
        BytesRead told = BytesRead.ofDirectory(files, reading.progress());
        for (Path file : files) {
            String name = DataSetReading.DIRECTORY + "/" + VisibleText.of(String.valueOf(file.getFileName()));
            String lower = name.toLowerCase(Locale.ROOT);
            if (isHiddenOrBackup(file)) {
                hidden(name, lower);
            } else if (!Files.isRegularFile(file)) {
                notAFile(file, name);
            } else {
                JsonSource.read(file, name, carriers, reading, told, inside -> kind(inside, pages));
            }
        }
        told.end();
        pages.check(carriers);
        check();
    }

    private Optional<JsonSource.Use> kind(String name, SavedPages pages) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return Optional.of(new BundleFile(name, carriers, pages)::content);
        }
        return lower.endsWith(".ndjson") ? Optional.of(new NdjsonFile(name, carriers)::lines) : Optional.empty();
    }

    /** Whatever stands there may hold a part of the directory; a pipe is not opened, since it may never answer. */
    private void notAFile(Path path, String name) {
        carriers.incomplete(
                name,
                Files.isDirectory(path)
                        ? new Text(
                                "c'est un dossier, et rien n'y est lu ; remontez ses fichiers d'un niveau",
                                "this is a folder, and nothing in it is read; move its files up")
                        : Files.isSymbolicLink(path)
                                ? new Text(
                                        "ce lien ne mène à aucun fichier ; corrigez-le ou retirez-le",
                                        "this link leads to no file; correct it or remove it")
                                : new Text(
                                        "ce n'est pas un fichier ordinaire ; retirez-le",
                                        "this is no regular file; remove it"));
    }

    private List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            reading.unusable(
                    DataSetReading.DIRECTORY,
                    "lecture impossible. Vérifiez que vous avez le droit de lire ce dossier.",
                    "cannot be read. Check that you may read this folder.");
            return List.of();
        }
    }

    private static boolean isHiddenOrBackup(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") || name.endsWith("~");
    }

    /** Resources may stand in it when it is named like one of our files, as a transfer that broke off leaves them. */
    private void hidden(String name, String lower) {
        boolean ofTheSystem = name.startsWith(DataSetReading.DIRECTORY + "/._");
        if (lower.contains("json") && !ofTheSystem) {
            carriers.found(FindingCode.UNREAD_FILE.about(name));
        }
    }

    /** What a whole directory cannot look like. */
    private void check() {
        if (carriers.kinds().isEmpty()) {
            carriers.facts().findings().stream().map(Finding::message).forEach(reading::unusable);
            reading.unusable(
                    DataSetReading.DIRECTORY,
                    "aucune ressource Practitioner, PractitionerRole ou Organization. Vérifiez l'extraction.",
                    "no Practitioner, PractitionerRole or Organization in it. Check the extraction.");
            return;
        }
        carriers.absent().stream().map(CarrierKind::resourceType).forEach(this::absent);
    }

    private void absent(String resourceType) {
        carriers.incomplete(
                DataSetReading.DIRECTORY,
                new Text(
                        "des situations d'exercice en nomment, et aucune ressource " + resourceType + " n'y figure",
                        "practice situations name some, and no " + resourceType + " is in it"));
    }
}
