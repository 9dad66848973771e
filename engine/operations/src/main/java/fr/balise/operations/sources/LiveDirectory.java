package fr.balise.operations.sources;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;

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
}
