package fr.balise.adapters.fhir.model;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Doubt;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A carrier as one version of its resource tells it.
 *
 * @param unresolved references that its own words do not resolve, by their text
 * @param whole false when the server says that it left elements out (SUBSETTED)
 * @param updated when the server says that it changed; {@link Instant#MIN} where it does not
 */
public record CarrierVersion(
        Carrier carrier, Map<String, WrittenReference> unresolved, List<Doubt> doubts, boolean whole, Instant updated) {
    /** True when it needs no other resource to be understood. */
    boolean isPlain() {
        return whole && unresolved.isEmpty();
    }
}
