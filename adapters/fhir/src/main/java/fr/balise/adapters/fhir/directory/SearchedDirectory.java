package fr.balise.adapters.fhir.directory;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.core.cases.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.LiveDirectory;

/** A directory read through searches. */
public record SearchedDirectory(DirectorySearch search, ReadingProgress progress) implements LiveDirectory {
    @Override
    public String address() {
        return DirectoryAddress.of(search.base()).address();
    }

    @Override
    public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered)
            throws GatewayUnavailable, InterruptedException {
        return new DirectoryReader(search, considered, progress)
                .read(operatorSide.operator(), operatorSide.mailboxes(), operatorSide.declarations());
    }
}
