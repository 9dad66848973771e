package fr.balise.engine.difference;

import fr.balise.engine.PublicationEngine;
import fr.balise.engine.PublicationEngine.DecidedCase;
import fr.balise.engine.cases.PublicationCase.CareSetting;
import fr.balise.engine.evaluation.Decision;
import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.facts.PublicationFacts;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.identity.RuleId;
import fr.balise.engine.plan.Plan;
import fr.balise.engine.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What another policy would change for real mailboxes.
 *
 * @param before the plan of the present policy
 * @param after the plan of the other one, on the same data
 * @param difference what the two decide differently, in all cases that can occur
 * @param cases mailboxes on carriers that were compared
 * @param changed those for which something else comes out, by address, then carrier
 */
public record Simulation(Plan before, Plan after, PolicyDifference difference, int cases, List<Changed> changed) {
    /** Copies the list. */
    public Simulation {
        changed = List.copyOf(changed);
    }

    /**
     * A mailbox on a carrier of which the policies make something else.
     *
     * @param inClass the class of the difference that it is in
     * @param carrierLabel for people; empty when the directory gives none
     */
    public record Changed(
            MailboxAddress address,
            MailboxType type,
            CarrierRef carrier,
            String carrierLabel,
            CareSetting careSetting,
            Transition transition,
            List<RuleId> rulesBefore,
            List<RuleId> rulesAfter,
            Optional<DifferenceClass> inClass) {
        /** The rules that decide, before and after, for example "INACTIVE → PER-WANTED". */
        public String rules() {
            return names(rulesBefore) + " → " + names(rulesAfter);
        }

        private static String names(List<RuleId> rules) {
            return rules.isEmpty()
                    ? "—"
                    : String.join(" + ", rules.stream().map(RuleId::value).toList());
        }
    }

    /**
     * Decides the same facts under both policies.
     *
     * @param engine the present policy
     * @param against the other one
     * @param asOf the date for which the decisions are asked
     */
    public static Simulation run(
            PublicationEngine engine, PublicationEngine against, PublicationFacts facts, LocalDate asOf) {
        PolicyDifference difference = PolicyDifference.between(engine.policy(), against.policy());
        List<DecidedCase> one = engine.decide(facts, asOf);
        List<DecidedCase> other = against.decide(facts, asOf);
        List<Changed> changed = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            changed(one.get(i), other.get(i), difference).ifPresent(changed::add);
        }
        return new Simulation(engine.plan(facts, asOf), against.plan(facts, asOf), difference, one.size(), changed);
    }

    private static Optional<Changed> changed(DecidedCase one, DecidedCase other, PolicyDifference difference) {
        Transition transition = Transition.of(Outcome.of(one.decision()), Outcome.of(other.decision()));
        if (transition.isNone()) {
            return Optional.empty();
        }
        return Optional.of(new Changed(
                one.candidate().address(),
                one.candidate().publicationCase().mailboxType(),
                one.candidate().carrierRef(),
                one.candidate().carrier().map(carrier -> carrier.label()).orElse(""),
                one.candidate().publicationCase().careSetting(),
                transition,
                deciding(one.decision()),
                deciding(other.decision()),
                difference.classOf(
                        one.candidate().publicationCase(), other.candidate().publicationCase())));
    }

    private static List<RuleId> deciding(Decision decision) {
        return decision.deciding().stream().map(Rule::id).toList();
    }

    /** How many distinct mailboxes are concerned. */
    public int mailboxes() {
        return (int) changed.stream().map(Changed::address).distinct().count();
    }

    /** How many changed in each way, by something that is told of each. */
    public <K extends Comparable<K>> SortedMap<K, SortedMap<Transition, Integer>> by(Function<Changed, K> key) {
        SortedMap<K, SortedMap<Transition, Integer>> counts = new TreeMap<>();
        changed.forEach(each -> counts.computeIfAbsent(key.apply(each), none -> new TreeMap<>())
                .merge(each.transition(), 1, Integer::sum));
        return counts;
    }

    /** How many changed in each way. */
    public SortedMap<Transition, Integer> byTransition() {
        SortedMap<Transition, Integer> counts = new TreeMap<>();
        changed.forEach(each -> counts.merge(each.transition(), 1, Integer::sum));
        return counts;
    }

    /** How many are in each class of the difference, by its number; real cases may be in several, and count in one. */
    public SortedMap<Integer, Integer> byClass() {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        changed.forEach(each -> each.inClass().ifPresent(found -> counts.merge(found.number(), 1, Integer::sum)));
        return counts;
    }
}
