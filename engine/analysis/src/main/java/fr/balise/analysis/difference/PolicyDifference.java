package fr.balise.analysis.difference;

import fr.balise.analysis.difference.space.FineSpace;
import fr.balise.analysis.proof.diagram.CaseCover;
import fr.balise.analysis.proof.diagram.CaseCover.Kind;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exactly what two policies decide differently: classes of cases that together hold every case with another outcome, and
 * no other. Where settings differ, cases are told by the facts behind them, such as months without activity.
 */
public final class PolicyDifference {
    private static final int MOST_CLASSES = 10_000;

    private final FineSpace space;
    private final Side one;
    private final Side other;
    private final List<DifferenceClass> classes = new ArrayList<>();
    private final List<CaseSet> sets = new ArrayList<>();
    private final Map<List<Condition>, Optional<DifferenceClass>> known = new HashMap<>();
    private CaseSet differing;

    private PolicyDifference(Policy policy, Policy against) throws Refusal {
        JointPolicies joint = JointPolicies.of(policy, against);
        CaseSettings settings = joint.one().caseSettings();
        CaseSettings others = joint.other().caseSettings();
        this.space = new FineSpace(joint.one(), joint.other());
        this.one = Side.of(settings, others, joint.ofOne(), space.first(), space);
        this.other = Side.of(others, settings, joint.ofOther(), space.second(), space);
        this.differing = space.diagram().none();
    }

    /**
     * Compares two policies over every case.
     *
     * @throws Refusal when they read one fact in more ways than can be compared
     */
    public static PolicyDifference between(Policy policy, Policy against) throws Refusal {
        PolicyDifference difference = new PolicyDifference(policy, against);
        difference.classify();
        return difference;
    }

    private void classify() {
        SortedMap<Transition, CaseSet> changed = new TreeMap<>();
        SortedMap<CaseOutcome, CaseSet> after = other.outcomes();
        one.outcomes()
                .forEach((from, before) -> after.forEach((to, then) -> {
                    CaseSet both = before.and(then);
                    if (!from.equals(to) && !both.isEmpty()) {
                        changed.merge(Transition.of(from, to), both, CaseSet::or);
                    }
                }));
        changed.forEach((transition, cases) -> {
            differing = differing.or(cases);
            CaseCover.of(space.diagram(), space.asked(), space.possible(), cases, MOST_CLASSES).stream()
                    .sorted(Comparator.comparing((Kind kind) -> kind.cases().count())
                            .reversed()
                            .thenComparing(Kind::example))
                    .forEach(kind -> add(transition, kind));
        });
    }

    private void add(Transition transition, Kind kind) {
        sets.add(kind.cases());
        classes.add(new DifferenceClass(
                sets.size(),
                transition,
                space.inWords(kind.values()),
                kind.cases().count(),
                one.alone(kind.example()),
                other.alone(kind.example()),
                one.deciding(kind.example()),
                other.deciding(kind.example())));
    }

    /** The classes: by outcome before and after, the largest first. Empty when the policies decide alike. */
    public List<DifferenceClass> classes() {
        return List.copyOf(classes);
    }

    /** True when the two policies decide every case alike, be it for other reasons. */
    public boolean isEmpty() {
        return classes.isEmpty();
    }

    /** How many cases were compared; those that differ in nothing that either reads count as one. */
    public long cases() {
        return space.possible().count();
    }

    /** How many of them come out differently. */
    public long differing() {
        return differing.count();
    }

    /** The class of a real case, as each policy reads it; empty when nothing changes for it. */
    public synchronized Optional<DifferenceClass> classOf(PublicationCase inOne, PublicationCase inOther) {
        return known.computeIfAbsent(List.of(one.readAs(inOne), other.readAs(inOther)), this::classOf);
    }

    private Optional<DifferenceClass> classOf(List<Condition> read) {
        CaseSet here = differing.and(space.diagram().where(new AllOf(read)));
        return here.isEmpty()
                ? Optional.empty()
                : classes.stream()
                        .filter(each -> !sets.get(each.number() - 1).and(here).isEmpty())
                        .findFirst();
    }

    /**
     * The real mailboxes behind the classes, by class number; classes without any are left out.
     *
     * @param asOf the date for which both decide
     */
    public SortedMap<Integer, SortedSet<MailboxAddress>> mailboxesBehind(PublicationFacts facts, LocalDate asOf) {
        // Where the same is considered, which mailboxes are read where follows from the facts, so the two lists run in
        // step.
        List<Candidate> first = one.candidates(facts, asOf);
        List<Candidate> second = other.candidates(facts, asOf);
        SortedMap<Integer, SortedSet<MailboxAddress>> behind = new TreeMap<>();
        for (int i = 0; i < first.size(); i++) {
            MailboxAddress address = first.get(i).address();
            classOf(first.get(i).publicationCase(), second.get(i).publicationCase())
                    .ifPresent(found -> behind.computeIfAbsent(found.number(), none -> new TreeSet<>())
                            .add(address));
        }
        return behind;
    }
}
