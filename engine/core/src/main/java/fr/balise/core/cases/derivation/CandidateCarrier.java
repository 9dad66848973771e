package fr.balise.core.cases.derivation;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.SituationId;
import java.util.Comparator;
import java.util.Optional;

/** What a mailbox is, or might be, published on: a carrier of the directory, or one that it does not show. */
public sealed interface CandidateCarrier extends Comparable<CandidateCarrier> {
    /** A carrier that the directory shows. */
    record Shown(CarrierRef carrier) implements CandidateCarrier {
        @Override
        public CarrierKind kind() {
            return carrier.kind();
        }

        @Override
        public String toString() {
            return carrier.toString();
        }
    }

    /** A situation that a declaration names and the directory does not show. */
    record UnknownSituation(SituationId id) implements CandidateCarrier {
        @Override
        public CarrierKind kind() {
            return CarrierKind.SITUATION;
        }

        @Override
        public String toString() {
            return "PractitionerRole?identifier=" + id;
        }
    }

    /** A structure that the stock names and the directory does not show. */
    record UnknownStructure(Identifier id) implements CandidateCarrier {
        @Override
        public CarrierKind kind() {
            return CarrierKind.STRUCTURE;
        }

        @Override
        public String toString() {
            return "Organization?identifier=" + id;
        }
    }

    /** What kind of carrier it is. */
    CarrierKind kind();

    /** Its name in the directory; empty when the directory does not show it. */
    default Optional<CarrierRef> ref() {
        return this instanceof Shown shown ? Optional.of(shown.carrier()) : Optional.empty();
    }

    @Override
    default int compareTo(CandidateCarrier other) {
        if (this instanceof Shown mine && other instanceof Shown theirs) {
            return mine.carrier().compareTo(theirs.carrier());
        }
        return Comparator.comparing(CandidateCarrier::kind)
                .thenComparing(CandidateCarrier::toString)
                .compare(this, other);
    }
}
