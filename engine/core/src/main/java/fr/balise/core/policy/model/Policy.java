package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * A checked policy. It holds no text of the operator's that is still to be interpreted: rules are allow-listed trees.
 * Immutable.
 *
 * @param digest SHA-256 of the files on which decisions depend
 * @param rules sorted by id
 * @param settingRows the rows of tables behind the case settings
 * @param invariants what the policy promises of every case, sorted by id; no decision depends on them
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
        List<Invariant> invariants) {
    /** Copies the lists. */
    public Policy {
        rules = List.copyOf(rules);
        settingRows = List.copyOf(settingRows);
        invariants = List.copyOf(invariants);
    }

    /** A policy whose settings come from no table. */
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
