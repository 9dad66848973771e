package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A checked policy. It holds no text of the operator's that is still to be interpreted: rules are allow-listed trees.
 * Immutable.
 *
 * @param digest SHA-256 of the files on which decisions, or their wording, depend
 * @param bundleDigest SHA-256 of all its files, scenarios and notes too
 * @param rules those about mailboxes on carriers, sorted by id
 * @param mailboxRules those about mailboxes over all their places, sorted by id
 * @param settingRows the rows of tables behind the case settings
 * @param invariants what the policy promises of every case, sorted by id; no decision depends on them
 * @param assumed the settings whose value no source gives
 * @param sources what its rules and rows cite, by id; empty for a policy without {@code sources.yaml}
 * @param settings each setting of {@code policy.yaml} by its dotted name, as written
 * @param overlay how it departs from the policy that it lies on, if it lies on one
 */
public record Policy(
        String name,
        String version,
        Text title,
        String digest,
        String bundleDigest,
        CaseSettings caseSettings,
        RemovalLimits removalLimits,
        List<Rule> rules,
        List<Rule> mailboxRules,
        List<SettingRow> settingRows,
        List<Invariant> invariants,
        Set<AssumedSetting> assumed,
        SortedMap<String, Source> sources,
        SortedMap<String, WrittenSetting> settings,
        Optional<Overlay> overlay) {
    /** Copies the collections. */
    public Policy {
        rules = List.copyOf(rules);
        mailboxRules = List.copyOf(mailboxRules);
        settingRows = List.copyOf(settingRows);
        invariants = List.copyOf(invariants);
        assumed = Collections.unmodifiableSet(new TreeSet<>(assumed));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A policy made in memory, without rules over all places, that assumes nothing and tells no sources. */
    public Policy(
            String name,
            String version,
            Text title,
            String digest,
            CaseSettings caseSettings,
            RemovalLimits removalLimits,
            List<Rule> rules,
            List<SettingRow> settingRows,
            List<Invariant> invariants) {
        this(
                name,
                version,
                title,
                digest,
                digest,
                caseSettings,
                removalLimits,
                rules,
                List.of(),
                settingRows,
                invariants,
                Set.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty());
    }

    /** A policy whose settings come from no table and are assumed nowhere. */
    public Policy(
            String name,
            String version,
            Text title,
            String digest,
            CaseSettings caseSettings,
            RemovalLimits removalLimits,
            List<Rule> rules,
            List<Invariant> invariants) {
        this(name, version, title, digest, caseSettings, removalLimits, rules, List.of(), invariants);
    }

    /** This policy with other rules, each about what it says. */
    public Policy with(List<Rule> other) {
        return with(caseSettings, removalLimits, other);
    }

    /** This policy with other case settings. */
    public Policy with(CaseSettings other) {
        return with(other, removalLimits, allRules());
    }

    /** This policy with other limits. */
    public Policy with(RemovalLimits other) {
        return with(caseSettings, other, allRules());
    }

    private Policy with(CaseSettings otherSettings, RemovalLimits otherLimits, List<Rule> otherRules) {
        return new Policy(
                name,
                version,
                title,
                digest,
                bundleDigest,
                otherSettings,
                otherLimits,
                about(CaseKind.PUBLICATION, otherRules),
                about(CaseKind.MAILBOX, otherRules),
                settingRows,
                invariants,
                assumed,
                sources,
                settings,
                overlay);
    }

    /** Where any of some policies has mailboxes considered, with what the first has written. */
    public static TypeSettings considered(Collection<Policy> policies) {
        return policies.stream()
                .map(policy -> policy.caseSettings().types())
                .reduce(TypeSettings::considering)
                .orElse(TypeSettings.NONE);
    }

    /** The rules among these that are about one kind of case. */
    public static List<Rule> about(CaseKind kind, List<Rule> rules) {
        return rules.stream().filter(rule -> rule.about() == kind).toList();
    }

    /** All rules, whatever they are about. */
    public List<Rule> allRules() {
        return Stream.concat(rules.stream(), mailboxRules.stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    /** The ids of sources that no rule and no row cites. */
    public Set<String> uncited() {
        Set<String> uncited = new TreeSet<>(sources.keySet());
        allRules().forEach(rule -> rule.sources().forEach(uncited::remove));
        settingRows.forEach(row -> row.sources().forEach(uncited::remove));
        return uncited;
    }

    /** True when what rules and rows cite can be looked up nowhere: the policy has no {@code sources.yaml}. */
    public boolean citesInVain() {
        return sources.isEmpty()
                && allRules().stream().anyMatch(rule -> !rule.sources().isEmpty());
    }

    /** The rule of that id. */
    public Optional<Rule> rule(RuleId id) {
        return Stream.concat(rules.stream(), mailboxRules.stream())
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }
}
