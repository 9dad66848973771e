package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.scenario.run.ObservedDecision;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds, for a change that no scenario noticed, the most ordinary possible case that comes out otherwise. */
final class MutantWitnesses {
    private final CompiledRules rules;
    private final SpeakingTogether together;
    private final List<CaseSet> byPresence;

    MutantWitnesses(List<Rule> rules, SpeakingTogether together) {
        this.rules = new CompiledRules(rules);
        this.together = together;
        this.byPresence = Stream.of(Presence.values())
                .map(presence -> together.diagram().where(OneOf.of(BuiltIn.PRESENCE, presence)))
                .toList();
    }

    /** A case that comes out otherwise with the change; empty when none that can occur does. */
    Optional<PublicationCase> of(Mutant mutant) {
        CaseDiagram diagram = together.diagram();
        CaseSet before = diagram.where(mutant.original().condition());
        CaseSet after =
                mutant.altered().map(rule -> diagram.where(rule.condition())).orElse(diagram.none());
        boolean sameEffects = mutant.altered()
                .filter(rule -> rule.effects().equals(mutant.original().effects()))
                .isPresent();
        CaseSet touched = sameEffects ? before.without(after).or(after.without(before)) : before.or(after);
        CaseSet told = diagram.none();
        for (Map.Entry<BitSet, CaseSet> part : together.parts().entrySet()) {
            CaseSet here = part.getValue().and(touched);
            if (!here.isEmpty()) {
                told = told.or(differing(mutant, part.getKey(), here.and(after), true))
                        .or(differing(mutant, part.getKey(), here.without(after), false));
            }
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(told.mostOrdinary());
    }

    /**
     * Those of some cases that come out otherwise.
     *
     * @param spoke the rules that speak of them without the change, by their place
     * @param speaks whether the changed rule speaks of them
     */
    private CaseSet differing(Mutant mutant, BitSet spoke, CaseSet some, boolean speaks) {
        CaseSet differing = together.diagram().none();
        if (some.isEmpty()) {
            return differing;
        }
        List<Statement> said = rules.statements(spoke);
        List<Statement> changed = new ArrayList<>(said);
        changed.removeIf(statement -> statement.rule().equals(mutant.original()));
        if (speaks) {
            mutant.altered().ifPresent(rule -> CompiledRules.state(rule, changed));
        }
        Decision one = Decision.of(said);
        Decision other = Decision.of(changed);
        for (Presence presence : Presence.values()) {
            if (!ObservedDecision.of(presence, one).equals(ObservedDecision.of(presence, other))) {
                differing = differing.or(some.and(byPresence.get(presence.ordinal())));
            }
        }
        return differing;
    }
}
