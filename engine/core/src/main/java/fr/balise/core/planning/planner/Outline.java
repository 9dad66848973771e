package fr.balise.core.planning.planner;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a plan comes to, without what it tells people: the changes, impact and numbers are those of the plan.
 *
 * @param changes in no order
 * @param keep attachments that stay as they are
 * @param undecided mailboxes on carriers of which no rule speaks
 * @param reached professionals who show nothing now, and would show a mailbox
 */
public record Outline(List<Change> changes, int keep, int undecided, Impact impact, List<LastAddress> reached) {
    /** Copies the lists. */
    public Outline {
        changes = List.copyOf(changes);
        reached = List.copyOf(reached);
    }

    /**
     * Outlines the plan that a policy makes of facts.
     *
     * @param decider decides by that policy's rules
     */
    public static Outline of(Policy policy, PreparedFacts facts, LocalDate asOf, CaseDecider decider) {
        Derived derived = facts.derive(policy.caseSettings(), asOf);
        Map<PublicationCase, Decision> decisions = decider.decide(
                derived.candidates().stream().map(Candidate::publicationCase).collect(Collectors.toSet()));
        CandidateChanges candidates =
                new CandidateChanges(facts, policy.caseSettings().types(), derived, decisions);
        List<Change> changes = new ArrayList<>();
        int keep = 0;
        int undecided = 0;
        for (Candidate candidate : derived.candidates()) {
            Decision decision = candidates.decision(candidate);
            Optional<Change> change = candidates.of(candidate, decision);
            if (change.isEmpty()) {
                keep += CandidateChanges.isKept(candidate, decision) ? 1 : 0;
            } else if (candidates.obstacle(change.get(), candidate).isEmpty()) {
                changes.add(change.get());
            }
            undecided += decision.verdict() == Verdict.UNDECIDED ? 1 : 0;
        }
        Publications.After after = facts.published().after(changes);
        return new Outline(changes, keep, undecided, after.impact(), after.reached());
    }
}
