package fr.balise.analysis.proof;

import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What rules mean, worked out by clauses; used only where the engine is already known to say the same. */
final class Meaning {
    private final Map<Verdict, List<Clause>> clauses = new EnumMap<>(Verdict.class);

    Meaning(List<Rule> rules) {
        for (Verdict verdict : Verdict.values()) {
            verdict.effect().ifPresent(effect -> clauses.put(verdict, stating(effect, rules)));
        }
    }

    private static List<Clause> stating(Effect effect, List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.effects().contains(effect))
                .flatMap(rule -> Clause.of(rule.condition()).stream())
                .toList();
    }

    Verdict of(PublicationCase aCase) {
        return clauses.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(clause -> clause.holds(aCase)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Verdict.UNDECIDED);
    }

    /** True when what the verdict does to the mailbox calls for the opposite. */
    boolean isTakenBack(PublicationCase aCase, Verdict verdict) {
        boolean there = aCase.get(BuiltIn.PRESENCE) == Presence.PUBLISHED;
        if (verdict == Verdict.REMOVE && there) {
            return of(aCase.with(BuiltIn.PRESENCE, Presence.ABSENT)) == Verdict.REQUIRED;
        }
        if (verdict == Verdict.REQUIRED && !there) {
            return of(aCase.with(BuiltIn.PRESENCE, Presence.PUBLISHED)) == Verdict.REMOVE;
        }
        return false;
    }
}
