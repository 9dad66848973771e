package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A checked policy. It holds no text of the operator's that is still to be interpreted: rules are allow-listed trees.
 * Immutable.
 *
 * @param digest SHA-256 of the files on which decisions depend
 * @param rules sorted by id
 * @param settingRows the rows of tables behind the case settings
 * @param invariants what the policy promises of every case, sorted by id; no decision depends on them
 * @param assumed the settings whose value no source gives
 * @param sources what its rules and rows cite, by id; empty for a policy without {@code sources.yaml}
 */
public record Policy(
        String name,
        String version,
        Text title,
        String digest,
        CaseSettings caseSettings,
        RemovalLimits removalLimits,
        List<Rule> rules,
        List<SettingRow> settingRows,
        List<Invariant> invariants,
        Set<AssumedSetting> assumed,
        SortedMap<String, Source> sources) {
    /** Copies the collections. */
    public Policy {
        rules = List.copyOf(rules);
        settingRows = List.copyOf(settingRows);
        invariants = List.copyOf(invariants);
        assumed = Collections.unmodifiableSet(new TreeSet<>(assumed));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /** A policy that assumes nothing and tells no sources. */
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
                caseSettings,
                removalLimits,
                rules,
                settingRows,
                invariants,
                Set.of(),
                new TreeMap<>());
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

    /** The rule of that id. */
    public Optional<Rule> rule(RuleId id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
