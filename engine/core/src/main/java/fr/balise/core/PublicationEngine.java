package fr.balise.core;

import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.parts.PlannedPart;
import fr.balise.core.planning.planner.Planner;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.SafetyCheck;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * One policy, ready to decide. Safe for use by several threads; it reads no clock, no file and no network, so the same
 * inputs give the same plan anywhere.
 *
 * <pre>{@code
 * try (PublicationEngine engine = PublicationEngine.load(policyFiles)) {
 *     Plan plan = engine.plan(facts, LocalDate.parse("2026-12-01"));
 *     plan.changes().forEach(change -> System.out.println(change.action() + " " + change.place()));
 * }
 * }</pre>
 */
public final class PublicationEngine implements AutoCloseable {
    private final Policy policy;
    private final CaseEvaluator evaluator;
    private final LongAdder decisions = new LongAdder();

    private PublicationEngine(Policy policy, CaseEvaluator evaluator) {
        this.policy = policy;
        this.evaluator = evaluator;
    }

    /**
     * Checks a policy and makes it ready.
     *
     * @throws InvalidPolicy with every problem of the policy
     */
    public static PublicationEngine load(PolicyFiles files) throws InvalidPolicy {
        return of(PolicyLoader.load(files));
    }

    /** Makes a checked policy ready. */
    public static PublicationEngine of(Policy policy) {
        return new PublicationEngine(policy, CaseEvaluator.compile(policy.allRules()));
    }

    /** The same at once: its rules are compiled meanwhile, and the first decision waits for them. */
    public static PublicationEngine compiling(Policy policy) {
        return new PublicationEngine(policy, CaseEvaluator.compiling(policy.allRules()));
    }

    /** What decides cases here; it is closed with the engine. */
    public CaseEvaluator evaluator() {
        return evaluator;
    }

    /** The policy that decides here. */
    public Policy policy() {
        return policy;
    }

    /**
     * Decides every case of the facts and plans what must change.
     *
     * @param asOf the date for which the decision is asked
     */
    public Plan plan(PublicationFacts facts, LocalDate asOf) {
        return planWithCases(facts, asOf).plan();
    }

    /** The plan together with the cases that it rests on, each derived and decided once. */
    public DecidedPlan planWithCases(PublicationFacts facts, LocalDate asOf) {
        return planWithCases(new PreparedFacts(facts), asOf);
    }

    /** The same of facts that serve several times. */
    public DecidedPlan planWithCases(PreparedFacts facts, LocalDate asOf) {
        Derived derived = facts.derive(policy.caseSettings(), asOf);
        Map<PublicationCase, Decision> decisions = decide(derived);
        Plan plan = Planner.plan(policy, facts, asOf, derived, decisions, evaluator);
        return new DecidedPlan(
                plan.needing(SafetyCheck.overridesNeeded(plan, PastRuns.NONE, asOf)),
                decided(derived.candidates(), decisions));
    }

    /**
     * What one part of the facts gives to the plan of all of them, see {@link fr.balise.core.planning.parts.PlanAssembly}.
     *
     * @param part made ready as a part
     */
    public PlannedPart part(PreparedFacts part, LocalDate asOf) {
        return partWithCases(part, asOf).part();
    }

    /** The same together with the cases that it rests on. */
    public DecidedPart partWithCases(PreparedFacts part, LocalDate asOf) {
        Derived derived = part.derive(policy.caseSettings(), asOf);
        Map<PublicationCase, Decision> decisions = decide(derived);
        return new DecidedPart(
                Planner.part(policy, part, derived, decisions, evaluator), decided(derived.candidates(), decisions));
    }

    /** A part of a plan, and what was decided of each mailbox on each carrier of the part. */
    public record DecidedPart(PlannedPart part, List<DecidedCase> cases) {}

    /**
     * A plan, and what was decided of each mailbox on each carrier.
     *
     * @param cases sorted by address, then carrier
     */
    public record DecidedPlan(Plan plan, List<DecidedCase> cases) {
        /** Copies the list. */
        public DecidedPlan {
            cases = List.copyOf(cases);
        }
    }

    /**
     * Decides every case of the facts, with all that the rules said.
     *
     * @return sorted by address, then carrier
     */
    public List<DecidedCase> decide(PublicationFacts facts, LocalDate asOf) {
        Derived derived = CaseDerivation.derive(facts, policy.caseSettings(), asOf);
        return decided(derived.candidates(), decide(derived));
    }

    /** Decides the cases of one mailbox alone, as {@link #decide(PublicationFacts, LocalDate)} does all. */
    public List<DecidedCase> decide(PublicationFacts facts, LocalDate asOf, MailboxAddress mailbox) {
        List<Candidate> candidates = CaseDerivation.derive(facts, policy.caseSettings(), asOf).candidates().stream()
                .filter(candidate -> candidate.address().equals(mailbox))
                .toList();
        return decided(
                candidates,
                decideCases(candidates.stream().map(Candidate::publicationCase).toList()));
    }

    private static List<DecidedCase> decided(List<Candidate> candidates, Map<PublicationCase, Decision> decisions) {
        return candidates.stream()
                .map(candidate ->
                        new DecidedCase(candidate, Objects.requireNonNull(decisions.get(candidate.publicationCase()))))
                .toList();
    }

    /** A mailbox on a carrier, and what the rules say of it. */
    public record DecidedCase(Candidate candidate, Decision decision) {}

    /** Decides cases as such, each distinct one once; facts are decided by {@link #decide}. */
    public <C extends FlatCase> Map<C, Decision> decideCases(Collection<C> cases) {
        decisions.add(cases.size());
        return evaluator.decide(cases);
    }

    /** How many mailboxes on carriers, or cases as such, were decided here so far. */
    public long decisions() {
        return decisions.sum();
    }

    private Map<PublicationCase, Decision> decide(Derived derived) {
        return decideCases(
                derived.candidates().stream().map(Candidate::publicationCase).toList());
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
