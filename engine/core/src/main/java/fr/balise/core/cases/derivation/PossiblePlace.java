package fr.balise.core.cases.derivation;

import fr.balise.core.identity.MailboxAddress;
import java.util.Comparator;

/** A carrier on which a mailbox is published or might be. */
record PossiblePlace(MailboxAddress address, CandidateCarrier carrier) implements Comparable<PossiblePlace> {
    private static final Comparator<PossiblePlace> ORDER =
            Comparator.comparing(PossiblePlace::address).thenComparing(PossiblePlace::carrier);

    @Override
    public int compareTo(PossiblePlace other) {
        return ORDER.compare(this, other);
    }
}
