package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Silence;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings under which every switch takes every position, and every phase meets both sides of the cut-off: rules are
 * judged under any settings that an operator may choose, not only today's.
 */
public final class AnySettings {
    private AnySettings() {}

    /** The cases that can occur under a policy's rules, under any settings. */
    public static DecidedCases cases(Policy policy) {
        CaseDiagram diagram = new CaseDiagram(policy.caseSettings().vocabulary(), AttributesRead.by(policy.rules()));
        CaseSet possible = of(policy.caseSettings())
                .map(settings -> CaseSpace.possible(diagram, settings))
                .reduce(diagram.none(), CaseSet::or);
        return new DecidedCases(diagram, possible, policy.rules());
    }

    private static Stream<CaseSettings> of(CaseSettings policy) {
        LocalDate first = LocalDate.of(2000, 1, 1);
        List<CaseSettings> all = new ArrayList<>();
        for (LocalDate cutOff : List.of(first, first.plusYears(30))) {
            for (RedListHandling handling : RedListHandling.values()) {
                for (Ranking ranking : Ranking.values()) {
                    for (OrganisationalContact contact : OrganisationalContact.values()) {
                        for (Silence silence : Silence.values()) {
                            all.add(policy.with(first.plusYears(10), first.plusYears(20), cutOff)
                                    .with(handling, ranking, contact)
                                    .with(silence)
                                    .withUsageMonths(Optional.of(12)));
                        }
                    }
                }
            }
        }
        return all.stream();
    }
}
