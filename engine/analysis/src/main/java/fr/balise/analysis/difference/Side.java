package fr.balise.analysis.difference;

import fr.balise.analysis.difference.JointPolicies.Translation;
import fr.balise.analysis.difference.space.FineSpace;
import fr.balise.analysis.difference.space.PolicyReading;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one of two policies makes of the cases that are compared.
 *
 * @param settings with what either considers
 */
record Side(CaseSettings settings, Translation translation, PolicyReading reading, DecidedCases decided) {
    static Side of(
            CaseSettings settings,
            CaseSettings beside,
            Translation translation,
            PolicyReading reading,
            FineSpace space) {
        return new Side(
                settings.with(settings.types().considering(beside.types())),
                translation,
                reading,
                new DecidedCases(space.diagram(), space.possible(), reading.rules()));
    }

    /** The possible cases by what comes of them. */
    SortedMap<CaseOutcome, CaseSet> outcomes() {
        CaseSet ignored = decided.where(reading.notConsidered());
        CaseSet hidden = decided.stating(Effect.HIDE);
        CaseSet preferred = decided.stating(Effect.PREFER);
        SortedMap<CaseOutcome, CaseSet> outcomes = new TreeMap<>();
        outcomes.put(CaseOutcome.NOT_CONSIDERED, ignored);
        for (Verdict verdict : Verdict.values()) {
            CaseSet come = decided.decided(verdict).without(ignored);
            if (verdict == Verdict.REQUIRED || verdict == Verdict.ALLOWED) {
                CaseSet shown = come.without(hidden);
                CaseSet away = come.and(hidden);
                outcomes.put(new CaseOutcome(verdict, false, false), shown.without(preferred));
                outcomes.put(new CaseOutcome(verdict, false, true), shown.and(preferred));
                outcomes.put(new CaseOutcome(verdict, true, false), away.without(preferred));
                outcomes.put(new CaseOutcome(verdict, true, true), away.and(preferred));
            } else {
                outcomes.merge(new CaseOutcome(verdict, false, false), come, CaseSet::or);
            }
        }
        return outcomes;
    }

    /** A case as the policy alone reads it. */
    PublicationCase alone(PublicationCase facts) {
        return translation.alone(attribute -> reading.value(facts, attribute));
    }

    /** The facts that the policy reads as this case. */
    Condition readAs(PublicationCase alone) {
        return reading.where(attribute -> translation.value(alone, attribute));
    }

    /** The rules that decide; none of what is not considered. */
    List<Rule> deciding(PublicationCase facts) {
        return reading.notConsidered().holds(facts)
                ? List.of()
                : decided.decision(facts).deciding();
    }

    /** The facts as this policy reads them, wherever either considers a mailbox. */
    List<Candidate> candidates(PublicationFacts facts, LocalDate asOf) {
        return CaseDerivation.derive(facts, settings, asOf).candidates();
    }
}
