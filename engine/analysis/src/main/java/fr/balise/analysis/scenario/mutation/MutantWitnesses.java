package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.scenario.run.ObservedDecision;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.Optional;

/** Finds, for a change that no scenario noticed, the most ordinary possible case that comes out otherwise. */
final class MutantWitnesses {
    private final List<Rule> rules;
    private final DecidedCases asItIs;

    MutantWitnesses(List<Rule> rules, DecidedCases asItIs) {
        this.rules = rules;
        this.asItIs = asItIs;
    }

    /** A case that comes out otherwise with the change; empty when none that can occur does. */
    Optional<PublicationCase> of(Mutant mutant) {
        CaseSet told = differing(
                asItIs,
                List.of(mutant.original()),
                asItIs.with(mutant.in(rules)),
                mutant.altered().stream().toList());
        return told.isEmpty() ? Optional.empty() : Optional.of(told.mostOrdinary());
    }

    /**
     * The possible cases that come out otherwise in something that {@link ObservedDecision} shows.
     *
     * @param before the rule that is changed
     * @param after what it becomes
     */
    private static CaseSet differing(DecidedCases one, List<Rule> before, DecidedCases other, List<Rule> after) {
        CaseSet differing = apart(one.stating(Effect.FLAG, before), other.stating(Effect.FLAG, after));
        for (Effect mark : List.of(Effect.HIDE, Effect.PREFER)) {
            differing = differing.or(
                    apart(shown(one).and(one.stating(mark)), shown(other).and(other.stating(mark))));
        }
        for (Verdict verdict : Verdict.values()) {
            CaseSet first = one.meant(verdict);
            CaseSet second = other.meant(verdict);
            differing = differing.or(apart(first, second));
            Optional<Effect> stated = verdict.effect();
            if (stated.isPresent()) {
                differing = differing.or(apart(
                        first.and(one.stating(stated.get(), before)), second.and(other.stating(stated.get(), after))));
            }
        }
        return one.possible().and(differing);
    }

    private static CaseSet apart(CaseSet one, CaseSet other) {
        return one.without(other).or(other.without(one));
    }

    /** Where the mailbox stays or comes, so that marks show. */
    private static CaseSet shown(DecidedCases cases) {
        CaseSet published = cases.diagram().where(OneOf.of(BuiltIn.PRESENCE, Presence.PUBLISHED));
        return cases.meant(Verdict.REQUIRED).or(cases.meant(Verdict.ALLOWED).and(published));
    }
}
