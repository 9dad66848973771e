package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.facts.stock.SourceLine;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a policy that lies on another one departs from it.
 *
 * @param policy what it lies on: {@code reference}, or where it was found
 * @param version of what it lies on
 * @param digest SHA-256 over every file of what it lies on, but for a certificate
 * @param baseSettings how cases would be made by what it lies on alone
 * @param disabled what of it does not count, by id
 * @param disabledRules the rules among that
 * @param waived what of its promises is not asked
 */
public record Overlay(
        String policy,
        String version,
        String digest,
        CaseSettings baseSettings,
        SortedMap<String, Disabled> disabled,
        List<Rule> disabledRules,
        List<Waived> waived) {
    /** The folder of the bundle that holds what it lies on. */
    public static final String BASE = "base/";

    /** Copies the collections. */
    public Overlay {
        disabled = Collections.unmodifiableSortedMap(new TreeMap<>(disabled));
        disabledRules = List.copyOf(disabledRules);
        waived = List.copyOf(waived);
    }

    /** True of what the policy beneath says, where it still counts. */
    public static boolean isBeneath(SourceLine place) {
        return place.file().startsWith(BASE);
    }

    /**
     * A promise of the policy beneath that is not asked of some cases: those on which a disabled rule would speak for it,
     * or all, when the promise itself is disabled.
     *
     * @param promise about those cases only
     */
    public record Waived(Invariant promise, Disabled by) {}
}
