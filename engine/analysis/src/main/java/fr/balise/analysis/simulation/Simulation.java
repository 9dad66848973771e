package fr.balise.analysis.simulation;

import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.ChangedMailbox.Side;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Comparison.Transition;
import fr.balise.core.PublicationEngine;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.PublicationEngine.DecidedPart;
import fr.balise.core.PublicationEngine.DecidedPlan;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.planning.parts.PlanAssembly;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.planning.planner.CarrierLabels;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks two policies about the same facts. Nothing is sent anywhere. */
public final class Simulation {
    /** Where two policies meet: each derives cases by its own settings, so a case cannot be what joins them. */
    private record Spot(MailboxAddress address, CandidateCarrier carrier) {
        static Spot of(Candidate candidate) {
            return new Spot(candidate.address(), candidate.place());
        }
    }

    private final CarrierLabels labels;
    private final Map<Spot, Change> plannedBefore;
    private final Map<Spot, Change> plannedAfter;

    private Simulation(Collection<Change> before, Collection<Change> after, CarrierLabels labels) {
        this.labels = labels;
        this.plannedBefore = bySpot(before);
        this.plannedAfter = bySpot(after);
    }

    /**
     * Compares what two policies make of the same facts.
     *
     * @param a the policy in force
     * @param b the policy that would replace it
     * @param asOf the date for which both are asked
     */
    public static Comparison run(PublicationEngine a, PublicationEngine b, PublicationFacts facts, LocalDate asOf) {
        PreparedFacts prepared = new PreparedFacts(facts);
        return compare(a.planWithCases(prepared, asOf), b.planWithCases(prepared, asOf), prepared);
    }

    /** Compares what was decided and planned from the same facts. */
    public static Comparison compare(DecidedPlan a, DecidedPlan b, PreparedFacts facts) {
        ChangedPart all =
                new Simulation(a.plan().changes(), b.plan().changes(), facts.labels()).changed(a.cases(), b.cases());
        return comparison(a.plan(), b.plan(), all.considered(), sorted(all.changed()));
    }

    /** What two policies make of facts that come part by part. */
    public static final class InParts {
        private final PublicationEngine before;
        private final PublicationEngine after;
        private final LocalDate asOf;
        private final PlanAssembly planBefore;
        private final PlanAssembly planAfter;
        private final List<ChangedMailbox> changed = new ArrayList<>();
        private int considered;

        /**
         * Nothing yet.
         *
         * @param sorting where the two plans are put in order
         */
        public InParts(PublicationEngine before, PublicationEngine after, LocalDate asOf, Sorting sorting) {
            this.before = before;
            this.after = after;
            this.asOf = asOf;
            this.planBefore = new PlanAssembly(before.policy(), sorting);
            this.planAfter = new PlanAssembly(after.policy(), sorting);
        }

        /** Compares a part. */
        public void add(PublicationFacts part) {
            PreparedFacts prepared = PreparedFacts.part(part);
            DecidedPart one = before.partWithCases(prepared, asOf);
            DecidedPart other = after.partWithCases(prepared, asOf);
            planBefore.add(one.part());
            planAfter.add(other.part());
            ChangedPart here = new Simulation(one.part().changes(), other.part().changes(), prepared.labels())
                    .changed(one.cases(), other.cases());
            considered += here.considered();
            changed.addAll(here.changed());
        }

        /**
         * The comparison of all parts.
         *
         * @param makes the plan of all parts
         */
        public Comparison comparison(Function<PlanAssembly, Plan> makes) {
            return Simulation.comparison(makes.apply(planBefore), makes.apply(planAfter), considered, sorted(changed));
        }
    }

    private record ChangedPart(int considered, List<ChangedMailbox> changed) {}

    private static List<ChangedMailbox> sorted(List<ChangedMailbox> changed) {
        return changed.stream()
                .sorted(Comparator.comparing(ChangedMailbox::address).thenComparing(ChangedMailbox::carrier))
                .toList();
    }

    private ChangedPart changed(List<DecidedCase> first, List<DecidedCase> second) {
        Map<Spot, DecidedCase> before = bySpot(first);
        Map<Spot, DecidedCase> after = bySpot(second);
        Set<Spot> spots = new LinkedHashSet<>(before.keySet());
        spots.addAll(after.keySet());
        List<ChangedMailbox> changed = spots.stream()
                .flatMap(spot ->
                        changed(spot, Optional.ofNullable(before.get(spot)), Optional.ofNullable(after.get(spot)))
                                .stream())
                .toList();
        return new ChangedPart(spots.size(), changed);
    }

    private static Comparison comparison(
            Plan planBefore, Plan planAfter, int considered, List<ChangedMailbox> changed) {
        return new Comparison(
                PlanFigures.of(planBefore),
                PlanFigures.of(planAfter),
                planBefore.inputs(),
                planBefore.asOf(),
                considered,
                changed,
                changed.stream().map(each -> Tally.one(each.consequence())).reduce(Tally.NONE, Tally::plus),
                transitions(changed),
                byRule(changed),
                tallied(changed, ChangedMailbox::type),
                tallied(changed, ChangedMailbox::careSetting),
                tallied(changed, each -> each.address().domain()));
    }

    private static Map<Spot, DecidedCase> bySpot(List<DecidedCase> cases) {
        Map<Spot, DecidedCase> bySpot = new LinkedHashMap<>();
        cases.forEach(decided -> bySpot.put(Spot.of(decided.candidate()), decided));
        return bySpot;
    }

    private static Map<Spot, Change> bySpot(Collection<Change> changes) {
        Map<Spot, Change> planned = new HashMap<>();
        changes.forEach(change -> planned.put(
                new Spot(
                        change.place().address(),
                        new CandidateCarrier.Shown(change.place().carrier())),
                change));
        return planned;
    }

    /** What only one policy considers is left untouched by the other. */
    private Optional<ChangedMailbox> changed(Spot spot, Optional<DecidedCase> first, Optional<DecidedCase> second) {
        Candidate candidate = first.or(() -> second).orElseThrow().candidate();
        boolean published = candidate.attachment().isPresent();
        CaseOutcome from = outcome(first, published);
        CaseOutcome to = outcome(second, published);
        Optional<Change> planned = Optional.ofNullable(plannedBefore.get(spot));
        Optional<Change> plannedNow = Optional.ofNullable(plannedAfter.get(spot));
        if (from.equals(to) && planned.map(Change::id).equals(plannedNow.map(Change::id))) {
            return Optional.empty();
        }
        PublicationCase known = candidate.publicationCase();
        return Optional.of(new ChangedMailbox(
                candidate.address(),
                known.get(BuiltIn.MAILBOX_TYPE),
                known.get(BuiltIn.CARE_SETTING),
                candidate.place(),
                candidate.carrier().map(labels::of).orElse(""),
                candidate.carrier().flatMap(labels::person),
                candidate.carrier().flatMap(labels::structure),
                new Side(from, reasons(first, from), planned.map(Change::action)),
                new Side(to, reasons(second, to), plannedNow.map(Change::action)),
                second.map(after -> shifts(known, after.candidate().publicationCase()))
                        .orElse(List.of()),
                consequence(published, planned, plannedNow)));
    }

    private static CaseOutcome outcome(Optional<DecidedCase> decided, boolean published) {
        return decided.map(known -> CaseOutcome.of(known.decision(), published)).orElse(CaseOutcome.NOT_CONSIDERED);
    }

    private static List<Reason> reasons(Optional<DecidedCase> decided, CaseOutcome outcome) {
        return decided.map(known -> reasons(known, outcome)).orElse(List.of());
    }

    private static List<Reason> reasons(DecidedCase decided, CaseOutcome outcome) {
        Stream<Rule> hiding = outcome.hidden() ? decided.decision().stating(Effect.HIDE).stream() : Stream.empty();
        Stream<Rule> preferring =
                outcome.preferred() ? decided.decision().stating(Effect.PREFER).stream() : Stream.empty();
        return Stream.of(decided.decision().deciding().stream(), hiding, preferring)
                .flatMap(Function.identity())
                .map(Reason::of)
                .distinct()
                .toList();
    }

    private static List<Shift> shifts(PublicationCase before, PublicationCase after) {
        return before.attributes().stream()
                .flatMap(attribute -> after
                        .value(attribute.name())
                        .filter(value -> !value.equals(before.value(attribute)))
                        .map(value -> new Shift(attribute, before.value(attribute), value))
                        .stream())
                .toList();
    }

    /** A plan withholds what it doubts, so what is seen follows from the plans, not from the verdicts. */
    private static Consequence consequence(boolean published, Optional<Change> before, Optional<Change> after) {
        boolean was = isShown(published, before);
        boolean becomes = isShown(published, after);
        if (was != becomes) {
            return becomes ? Consequence.APPEARS : Consequence.DISAPPEARS;
        }
        boolean sameLook = edits(before).equals(edits(after));
        return was && !sameLook ? Consequence.SHOWN_OTHERWISE : Consequence.UNSEEN;
    }

    private static AttributeEdits edits(Optional<Change> planned) {
        return planned.map(Change::edits).orElse(AttributeEdits.none());
    }

    private static boolean isShown(boolean published, Optional<Change> planned) {
        return planned.map(change -> change.action() != Change.Action.DETACH).orElse(published);
    }

    private static List<Transition> transitions(List<ChangedMailbox> changed) {
        record Step(CaseOutcome before, CaseOutcome after) {}
        Comparator<Step> order = Comparator.comparing(Step::before).thenComparing(Step::after);
        SortedMap<Step, Tally> steps = new TreeMap<>(order);
        changed.forEach(each -> steps.merge(
                new Step(each.before().outcome(), each.after().outcome()), Tally.one(each.consequence()), Tally::plus));
        return steps.entrySet().stream()
                .map(entry ->
                        new Transition(entry.getKey().before(), entry.getKey().after(), entry.getValue()))
                .toList();
    }

    private static <K extends Comparable<? super K>> SortedMap<K, Tally> tallied(
            List<ChangedMailbox> changed, Function<ChangedMailbox, K> key) {
        SortedMap<K, Tally> tallies = new TreeMap<>();
        changed.forEach(each -> tallies.merge(key.apply(each), Tally.one(each.consequence()), Tally::plus));
        return tallies;
    }

    private static List<RuleShare> byRule(List<ChangedMailbox> changed) {
        SortedMap<RuleId, RuleShare> shares = new TreeMap<>();
        for (ChangedMailbox each : changed) {
            each.before().reasons().forEach(reason -> add(shares, reason, 1, 0));
            each.after().reasons().forEach(reason -> add(shares, reason, 0, 1));
        }
        return List.copyOf(shares.values());
    }

    private static void add(SortedMap<RuleId, RuleShare> shares, Reason reason, int before, int after) {
        shares.merge(
                reason.rule(),
                new RuleShare(reason.rule(), reason.message(), before, after),
                (known, more) -> new RuleShare(
                        known.rule(),
                        after > 0 ? more.message() : known.message(),
                        known.before() + before,
                        known.after() + after));
    }
}
