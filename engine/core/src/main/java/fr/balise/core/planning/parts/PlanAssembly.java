package fr.balise.core.planning.parts;

import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Breakdown.Actions;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.parts.PlannedPart.Counts;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Makes one plan of its parts, in whatever order they come. For one thread at a time. */
public final class PlanAssembly {
    /** Of a smaller stock nothing published says nothing: it may well be new. */
    private static final int TELLING = 3;

    private final Policy policy;
    private final Sorting sorting;
    private final ImpactSum impact;
    private final Sorting.Sorted<Change> changes;
    private final Sorting.Sorted<Withheld> withheld;
    private final Sorting.Sorted<Finding> findings;
    private final Sorting.Sorted<Breakdown.InStructure> inStructures;
    private final SortedMap<MailboxType, Actions> byType = new TreeMap<>();
    private final SortedMap<RuleId, Actions> byReason = new TreeMap<>();
    private final SortedMap<String, Assumed> assumed = new TreeMap<>();
    private Counts counts = Counts.NONE;

    /** A change that rests on a setting, in the order of the plan. */
    record AssumedChange(CarrierRef carrier, Change.Action action, MailboxAddress address, ChangeId id) {
        private static final Comparator<AssumedChange> ORDER = Comparator.comparing(AssumedChange::carrier)
                .thenComparing(AssumedChange::action)
                .thenComparing(AssumedChange::address);
    }

    private record Assumed(PlannedPart.Resting setting, Sorting.Sorted<AssumedChange> changes) {}

    /** A plan by that policy. */
    public PlanAssembly(Policy policy, Sorting sorting) {
        this.policy = policy;
        this.sorting = sorting;
        this.impact = new ImpactSum(sorting);
        this.changes = sorting.by(Change.class, Change.ORDER, earlier());
        this.withheld = sorting.by(Withheld.class, Comparator.comparing(Withheld::change, Change.ORDER), earlier());
        this.findings = sorting.by(Finding.class, Comparator.naturalOrder(), earlier());
        this.inStructures =
                sorting.by(Breakdown.InStructure.class, Breakdown.BY_STRUCTURE, Breakdown.InStructure::plus);
    }

    static <T> BinaryOperator<T> earlier() {
        return (earlier, later) -> earlier;
    }

    /** Takes a part. */
    public void add(PlannedPart part) {
        counts = counts.plus(part.counts());
        impact.add(part.impact());
        part.changes().forEach(changes::add);
        part.withheld().forEach(withheld::add);
        part.findings().forEach(findings::add);
        part.assumed().forEach(this::assumed);
        Breakdown breakdown = Breakdown.of(part.changes());
        breakdown.byType().forEach((type, actions) -> byType.merge(type, actions, Actions::plus));
        breakdown.byReason().forEach((rule, actions) -> byReason.merge(rule, actions, Actions::plus));
        breakdown.byStructure().forEach(inStructures::add);
    }

    private void assumed(PlannedPart.Resting setting) {
        Assumed known = assumed.computeIfAbsent(
                setting.setting(),
                none -> new Assumed(setting, sorting.by(AssumedChange.class, AssumedChange.ORDER, earlier())));
        setting.changes().stream()
                .map(change -> new AssumedChange(
                        change.place().carrier(),
                        change.action(),
                        change.place().address(),
                        change.id()))
                .forEach(known.changes()::add);
    }

    /**
     * The plan of all parts.
     *
     * @param read what reading brought to light
     * @param census of all facts
     */
    public Plan plan(
            Operator operator, SortedMap<String, String> inputs, LocalDate asOf, List<Finding> read, Census census) {
        read.forEach(findings::add);
        census.findings(policy).forEach(findings::add);
        Impact taken = impact.of(census);
        if (counts.stock() >= TELLING && taken.sources().getOrDefault(SourceCounts.PUBLICATIONS, 0) == 0) {
            findings.add(FindingCode.NOTHING_PUBLISHED.about(operator.name(), (long) counts.stock()));
        }
        List<Change> allChanges = changes.list();
        List<Finding> allFindings = findings.list();
        return new Plan(
                new Plan.Head(
                        Plan.PolicyRef.of(policy),
                        new Plan.OperatorRef(operator.name(), List.copyOf(operator.domains())),
                        Optional.empty(),
                        inputs,
                        asOf,
                        policy.removalLimits()),
                summary(allChanges.size(), allFindings.size()),
                taken,
                assumptions(),
                List.of(),
                allChanges,
                withheld.list(),
                allFindings);
    }

    private List<Assumption> assumptions() {
        return policy.assumed().stream()
                .flatMap(setting -> Optional.ofNullable(assumed.get(setting.setting())).stream())
                .map(known -> new Assumption(
                        known.setting().setting(),
                        known.setting().value(),
                        known.setting().confirmed(),
                        StoredList.each(known.changes().list(), AssumedChange::id)))
                .toList();
    }

    private Summary summary(int allChanges, int allFindings) {
        Actions all = byType.values().stream().reduce(Actions.NONE, Actions::plus);
        return new Summary(
                counts.cases(),
                counts.untouched(),
                counts.required(),
                counts.allowed(),
                counts.remove(),
                counts.undecided(),
                all.attach(),
                all.detach(),
                all.update(),
                counts.keep(),
                allFindings,
                allChanges,
                GatewayPace.seconds(allChanges),
                new Breakdown(byType, byReason, mostFirst()));
    }

    private List<Breakdown.InStructure> mostFirst() {
        Sorting.Sorted<Breakdown.InStructure> sorted =
                sorting.by(Breakdown.InStructure.class, Breakdown.MOST_FIRST, earlier());
        inStructures.list().forEach(sorted::add);
        return sorted.list();
    }
}
