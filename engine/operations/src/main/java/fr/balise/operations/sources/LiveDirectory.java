package fr.balise.operations.sources;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import java.util.Collection;
import java.util.Optional;

/** A directory that answers searches. */
public interface LiveDirectory {
    /** Its normalised address. */
    String address();

    /**
     * Reads what a stock and its answers speak of, and every place where an address of the operator is published.
     *
     * @throws Refusal when it does not answer as it must; nothing partial is returned
     */
    DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered) throws Refusal, InterruptedException;

    /**
     * Reads all of it beside an operator's side, part by part, where there is more than fits into memory and it knows how to;
     * empty where {@link #read} serves.
     *
     * @param policies those by which plans will be made
     * @param written by our own runs, as far as anybody noted it
     * @throws Refusal as {@link #read}
     */
    default Optional<PartedFacts> parted(Collection<Policy> policies, Optional<MemoryOverlay> written)
            throws Refusal, InterruptedException {
        return Optional.empty();
    }
}
