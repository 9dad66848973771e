package fr.balise.adapters.fhir.model;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Doubt;
import java.time.Instant;
import java.util.List;

/**
 * A carrier as one whole resource tells it, in words that need no other resource to be understood.
 *
 * @param updated when the server says that it changed; {@link Instant#MIN} where it does not
 */
public record CarrierVersion(Carrier carrier, List<Doubt> doubts, Instant updated) {}
