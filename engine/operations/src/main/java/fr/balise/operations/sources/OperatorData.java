package fr.balise.operations.sources;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;

/** What an operator keeps: its stock, the answers of professionals, what it says of itself. */
public interface OperatorData {
    /**
     * Reads it, without any directory.
     *
     * @throws Refusal when nothing may be decided from it, with everything that makes it so
     */
    PublicationFacts operatorSide() throws Refusal;

    /** Is told how far reading it, and deciding of it, has come. */
    default ReadingProgress progress() {
        return ReadingProgress.SILENT;
    }

    /** False for a part of what the operator keeps, one dossier for example. */
    default boolean whole() {
        return true;
    }

    /** What was read, with the directory beside it; what either makes doubtful of the other is held and told. */
    PublicationFacts beside(DirectoryReading directory, PublicationFacts operatorSide);
}
