package fr.balise.adapters.fhir.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.ReadingProgress;
import java.util.function.Consumer;

/**
 * A directory read through searches.
 *
 * @param way opens the transport, which is closed once all is read
 * @param bytes of values in one search, at most
 * @param seen takes each resource that is read, for what carriers do not keep of it
 */
public record SearchedDirectory(
        DirectoryAddress directory,
        Transport.Way way,
        int bytes,
        ReadingProgress progress,
        Consumer<? super JsonNode> seen)
        implements LiveDirectory {
    /** One whose resources nobody watches. */
    public SearchedDirectory(DirectoryAddress directory, Transport.Way way, int bytes, ReadingProgress progress) {
        this(directory, way, bytes, progress, resource -> {});
    }

    @Override
    public String address() {
        return directory.address();
    }

    @Override
    public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered)
            throws Refusal, InterruptedException {
        return read(operatorSide, considered, new CarrierCollector(seen), Sorting.IN_MEMORY);
    }

    /**
     * Reads the same, without keeping it.
     *
     * @param operatorSide whose lists need not be in memory
     * @param carriers takes all that is read; of them, those that it keeps are returned
     * @param sorting where there is room for a few bytes of each resource
     */
    public DirectoryReading read(
            PublicationFacts operatorSide, TypeSettings considered, CarrierCollector carriers, Sorting sorting)
            throws Refusal, InterruptedException {
        try (Transport transport = way.open()) {
            return new DirectoryReader(new DirectorySearch(transport, bytes), considered, progress)
                    .read(operatorSide, carriers, sorting);
        }
    }
}
