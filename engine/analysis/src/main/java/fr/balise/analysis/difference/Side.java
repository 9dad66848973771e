package fr.balise.analysis.difference;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What one of two policies makes of the cases that are compared. */
final class Side {
    private final CaseSettings settings;
    private final List<PublicationCase> cases;
    private final Decisions decisions;
    private final List<Clause> notConsidered;
    private final Map<Decision, CaseOutcome> outcomes = new IdentityHashMap<>();

    private Side(CaseSettings settings, List<PublicationCase> cases, Decisions decisions, List<Clause> notConsidered) {
        this.settings = settings;
        this.cases = cases;
        this.decisions = decisions;
        this.notConsidered = notConsidered;
    }

    /** One policy beside another, on the cases as it reads them. */
    static Side of(Policy policy, Policy beside, List<PublicationCase> cases) {
        CaseSettings settings = policy.caseSettings();
        CaseSettings others = beside.caseSettings();
        List<Clause> notConsidered =
                settings.types().places().equals(others.types().places())
                        ? List.of()
                        : CaseSpace.notConsidered(settings.types());
        return new Side(
                settings.with(settings.types().considering(others.types())),
                cases,
                Decisions.of(policy.rules(), cases),
                notConsidered);
    }

    PublicationCase aCase(int row) {
        return cases.get(row);
    }

    CaseOutcome outcome(int row) {
        return considers(cases.get(row))
                ? outcomes.computeIfAbsent(decisions.of(cases.get(row)), CaseOutcome::of)
                : CaseOutcome.NOT_CONSIDERED;
    }

    /** The rules that decide; none of what is not considered. */
    List<Rule> deciding(int row) {
        return considers(cases.get(row)) ? decisions.of(cases.get(row)).deciding() : List.of();
    }

    private boolean considers(PublicationCase aCase) {
        return notConsidered.stream().noneMatch(clause -> clause.holds(aCase));
    }

    /** The facts as this policy reads them, wherever either considers a mailbox. */
    List<Candidate> candidates(PublicationFacts facts, LocalDate asOf) {
        return CaseDerivation.derive(facts, settings, asOf).candidates();
    }
}
