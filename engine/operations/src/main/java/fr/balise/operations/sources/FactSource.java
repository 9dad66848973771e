package fr.balise.operations.sources;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.safety.PastRuns;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where all that a plan is computed from comes from: files, a live directory, a dossier at hand. */
@FunctionalInterface
public interface FactSource {
    /**
     * Reads.
     *
     * @param considered where policies have mailboxes considered: what is read of a server follows from it
     * @throws Refusal when nothing may be decided from what is there; nothing partial is returned
     */
    PublicationFacts read(TypeSettings considered) throws Refusal, InterruptedException;

    /**
     * Reads part by part, where there is more than fits into memory; empty where {@link #read} serves.
     *
     * @param policies those by which plans will be made
     * @throws Refusal as {@link #read}
     */
    default Optional<PartedFacts> parted(Collection<Policy> policies) throws Refusal, InterruptedException {
        return Optional.empty();
    }

    /** The directory that is read, by its normalised address; empty where it is not a server. */
    default Optional<String> server() {
        return Optional.empty();
    }

    /** Is told how far reading it, and deciding of it, has come. */
    default ReadingProgress progress() {
        return ReadingProgress.SILENT;
    }

    /** False for a part of what an operator has: nothing is measured against it. */
    default boolean whole() {
        return true;
    }

    /** What limits must know of the runs on that directory before. */
    default PastRuns pastRuns() throws Refusal {
        return PastRuns.NONE;
    }

    /** What our runs did last on that directory, by {@link MemoryOverlay#place}. */
    default Map<String, OwnWrite> writes() throws Refusal {
        return Map.of();
    }
}
