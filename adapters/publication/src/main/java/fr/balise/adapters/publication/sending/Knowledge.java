package fr.balise.adapters.publication.sending;

import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.history.EarlierCalls;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.history.RecentWrites;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.operations.sources.DirectoryAddress;
import java.util.Collection;

/**
 * What the journal knows before a run begins.
 *
 * @param recent what was written a short while ago and nobody saw yet
 * @param earlier calls of this very run that an interrupted process did not settle
 */
public record Knowledge(Journal journal, DirectoryAddress target, RecentWrites recent, EarlierCalls earlier) {
    OwnMemory memory(Collection<CarrierRef> carriers) throws JournalFailure {
        return OwnMemory.of(journal, target, carriers);
    }
}
