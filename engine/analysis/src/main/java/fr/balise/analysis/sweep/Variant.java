package fr.balise.analysis.sweep;

import fr.balise.core.digest.Sha256;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy under some settings on a day.
 *
 * @param id 12 hexadecimal digits over the digest of the policy, what its settings say otherwise, and the day
 * @param settings what each swept setting says, by name; empty text where the policy says nothing
 * @param inForce true for the policy as it is, on that day
 */
public record Variant(
        String id, PolicyRef policy, SortedMap<String, String> settings, LocalDate asOf, boolean inForce) {
    private static final int DIGITS = 12;

    /** Copies the map. */
    public Variant {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * A variant of a policy.
     *
     * @param changed the settings that differ from what the policy says
     * @param told the value of each swept setting
     */
    public static Variant of(
            Policy policy, Map<String, String> changed, Map<String, String> told, LocalDate asOf, boolean inForce) {
        String digest = Sha256.ofJson(
                        Map.of("policy", policy.digest(), "settings", new TreeMap<>(changed), "asOf", asOf.toString()))
                .toString();
        return new Variant(digest.substring(0, DIGITS), PolicyRef.of(policy), new TreeMap<>(told), asOf, inForce);
    }
}
