package fr.balise.analysis.simulation;

import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.ChangedMailbox.Side;
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
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.planning.parts.PlanAssembly;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.planning.parts.Sorting.Sorted;
import fr.balise.core.planning.planner.CarrierLabels;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Sorted<ChangedMailbox> changed = sorted(Sorting.IN_MEMORY);
        int considered = new Simulation(a.plan().changes(), b.plan().changes(), facts.labels())
                .compare(a.cases(), b.cases(), changed);
        return comparison(a.plan(), b.plan(), considered, changed.list());
    }

    /** What two policies make of facts that come part by part. */
    public static final class InParts {
        private final PublicationEngine before;
        private final PublicationEngine after;
        private final LocalDate asOf;
        private final PlanAssembly planBefore;
        private final PlanAssembly planAfter;
        private final Sorted<ChangedMailbox> changed;
        private int considered;

        /**
         * Nothing yet.
         *
         * @param sorting where the two plans, and what changes, are put in order
         */
        public InParts(PublicationEngine before, PublicationEngine after, LocalDate asOf, Sorting sorting) {
            this.before = before;
            this.after = after;
            this.asOf = asOf;
            this.planBefore = new PlanAssembly(before.policy(), sorting);
            this.planAfter = new PlanAssembly(after.policy(), sorting);
            this.changed = sorted(sorting);
        }

        /** Compares a part. */
        public void add(PublicationFacts part) {
            PreparedFacts prepared = PreparedFacts.part(part);
            DecidedPart one = before.partWithCases(prepared, asOf);
            DecidedPart other = after.partWithCases(prepared, asOf);
            planBefore.add(one.part());
            planAfter.add(other.part());
            considered += new Simulation(one.part().changes(), other.part().changes(), prepared.labels())
                    .compare(one.cases(), other.cases(), changed);
        }

        /**
         * The comparison of all parts.
         *
         * @param makes the plan of all parts
         */
        public Comparison comparison(Function<PlanAssembly, Plan> makes) {
            return Simulation.comparison(makes.apply(planBefore), makes.apply(planAfter), considered, changed.list());
        }
    }

    private static Sorted<ChangedMailbox> sorted(Sorting sorting) {
        return sorting.by(ChangedMailbox.class, ChangedMailbox.ORDER, (one, same) -> one);
    }

    /** Adds those that are decided differently, and tells how many were decided. */
    private int compare(List<DecidedCase> first, List<DecidedCase> second, Sorted<ChangedMailbox> changed) {
        Map<Spot, DecidedCase> before = bySpot(first);
        Map<Spot, DecidedCase> after = bySpot(second);
        Set<Spot> spots = new LinkedHashSet<>(before.keySet());
        spots.addAll(after.keySet());
        spots.forEach(spot -> changed(spot, Optional.ofNullable(before.get(spot)), Optional.ofNullable(after.get(spot)))
                .ifPresent(changed::add));
        return spots.size();
    }

    private static Comparison comparison(
            Plan planBefore, Plan planAfter, int considered, List<ChangedMailbox> changed) {
        ChangeCounts counts = new ChangeCounts();
        changed.forEach(counts::add);
        return new Comparison(
                PlanFigures.of(planBefore),
                PlanFigures.of(planAfter),
                planBefore.inputs(),
                planBefore.asOf(),
                considered,
                changed,
                counts.all(),
                counts.transitions(),
                counts.byRule(),
                counts.byType(),
                counts.byCareSetting(),
                counts.byDomain());
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
                        .map(value -> Shift.of(attribute, before.value(attribute), value))
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
}
