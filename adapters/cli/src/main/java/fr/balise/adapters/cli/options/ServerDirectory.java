package fr.balise.adapters.cli.options;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.PartedFacts;
import java.util.Collection;
import java.util.Optional;

/** A server beside the operator's side: of what it answers, as much is in memory as there is room for. */
public record ServerDirectory(SearchedDirectory server, DataSet dataSet) implements LiveDirectory {
    @Override
    public String address() {
        return server.address();
    }

    @Override
    public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered)
            throws Refusal, InterruptedException {
        return server.read(operatorSide, considered);
    }

    @Override
    public Optional<PartedFacts> parted(Collection<Policy> policies, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        TypeSettings considered = Policy.considered(policies);
        return dataSet.parted(
                policies,
                (reading, operatorSide, carriers, sorting) -> {
                    DirectoryReading read = server.read(operatorSide, considered, carriers, sorting);
                    reading.input(read.source(), read.digest());
                },
                written);
    }
}
