package fr.balise.adapters.dataset.directory;

import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.model.CarrierVersion;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one NDJSON file of a directory told, wherever it was read.
 *
 * @param name {@code directory/} and its own
 * @param sha256 of its bytes
 * @param gaps when something of it may be missing
 */
public record DirectoryLines(String name, String sha256, Set<Gap> gaps, List<Finding> findings) {
    /** True for the names of such files, plain or compressed. */
    public static boolean isNamed(String name) {
        return name.matches("(?i)[^.].*\\.ndjson(\\.gz)?");
    }

    /**
     * Reads one, as the files of a folder are read.
     *
     * @param sent takes each resource as it comes
     */
    public static DirectoryLines read(InputStream bytes, String name, Consumer<? super CarrierVersion> sent)
            throws IOException {
        CarrierCollector carriers = CarrierCollector.sending(resource -> {}, sent);
        Sha256 sha256 = new Sha256();
        try (InputStream hashed = sha256.reading(bytes)) {
            JsonSource.stream(hashed, name, carriers, kind -> Optional.of(new NdjsonFile(name, carriers)::lines));
            hashed.transferTo(OutputStream.nullOutputStream());
        }
        DirectoryFacts told = carriers.facts();
        return new DirectoryLines(name, sha256.hex(), told.gaps(), told.findings());
    }
}
