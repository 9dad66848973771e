package fr.balise.core.facts;

import java.util.Comparator;

/**
 * Names one carrier of one directory.
 *
 * @param kind what it is
 * @param id its logical id in that directory; for a situation that a declaration names and the directory does not know,
 *     the idSituationExercice behind a {@code ?}
 */
public record CarrierRef(CarrierKind kind, String id) implements Comparable<CarrierRef> {
    private static final Comparator<CarrierRef> ORDER =
            Comparator.comparing(CarrierRef::kind).thenComparing(CarrierRef::id);

    @Override
    public int compareTo(CarrierRef other) {
        return ORDER.compare(this, other);
    }

    /** The FHIR reference, {@code PractitionerRole/123}. */
    @Override
    public String toString() {
        return kind.resourceType() + "/" + id;
    }
}
