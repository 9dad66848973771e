package fr.balise.operations.workshop;

import fr.balise.analysis.difference.DifferenceView;
import fr.balise.analysis.difference.PolicyDifference;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.sources.FactSource;
import java.time.LocalDate;
import java.util.Optional;

/** Exactly what two policies decide differently, with a witness for every difference. */
public record PolicyComparison(Policy one, Policy other) {
    /**
     * The difference alone.
     *
     * @throws Refusal when they read one fact in more ways than can be compared
     */
    public DifferenceView difference() throws Refusal {
        return DifferenceView.of(one, other, PolicyDifference.between(one, other), Optional.empty());
    }

    /**
     * The difference, and the real mailboxes behind it.
     *
     * @throws Refusal when nothing may be decided from what is there
     */
    public DifferenceView difference(FactSource source, LocalDate asOf) throws Refusal, InterruptedException {
        PolicyDifference difference = PolicyDifference.between(one, other);
        TypeSettings either =
                one.caseSettings().types().considering(other.caseSettings().types());
        PublicationFacts facts = source.read(either);
        return DifferenceView.of(one, other, difference, Optional.of(difference.mailboxesBehind(facts, asOf)));
    }
}
