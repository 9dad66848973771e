package fr.balise.operations.asking;

import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.asking.Question.Why;
import java.util.Comparator;

/**
 * A mailbox on an open situation, of which there is no answer that counts.
 *
 * @param id of the situation
 */
record AskedPlace(MailboxAddress address, PracticeSituation situation, SituationId id, boolean published, Why why)
        implements Comparable<AskedPlace> {
    private static final Comparator<AskedPlace> ORDER = Comparator.comparing(AskedPlace::address)
            .thenComparing(place -> place.id().value());

    @Override
    public int compareTo(AskedPlace other) {
        return ORDER.compare(this, other);
    }
}
