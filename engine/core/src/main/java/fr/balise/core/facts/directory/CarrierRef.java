package fr.balise.core.facts.directory;

import fr.balise.core.digest.JsonForm;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names one carrier of one directory.
 *
 * @param kind what it is
 * @param id its logical id in that directory; for a situation that a declaration names and the directory does not know,
 *     the idSituationExercice behind a {@code ?}
 */
public record CarrierRef(CarrierKind kind, String id) implements Comparable<CarrierRef>, JsonForm {
    private static final Comparator<CarrierRef> ORDER =
            Comparator.comparing(CarrierRef::kind).thenComparing(CarrierRef::id);

    @Override
    public int compareTo(CarrierRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public Object json() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("resourceType", kind.resourceType());
        members.put("id", id);
        return members;
    }

    /** The FHIR reference, {@code PractitionerRole/123}. */
    @Override
    public String toString() {
        return kind.resourceType() + "/" + id;
    }
}
