package fr.balise.analysis.difference;

import fr.balise.analysis.difference.space.FineSpace;
import fr.balise.analysis.proof.space.Box;
import fr.balise.analysis.proof.space.BoxCover;
import fr.balise.analysis.proof.space.Columns;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
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

    private final JointPolicies joint;
    private final FineSpace space;
    private final Side one;
    private final Side other;
    private final List<DifferenceClass> classes = new ArrayList<>();
    private final Map<Pair, Integer> classOf = new HashMap<>();

    private PolicyDifference(Policy policy, Policy against) {
        this.joint = JointPolicies.of(policy, against);
        this.space = new FineSpace(joint.one(), joint.other());
        this.one = Side.of(joint.one(), joint.other(), space.casesOne());
        this.other = Side.of(joint.other(), joint.one(), space.casesOther());
    }

    /** The same case as two policies read it, as far as their rules do. */
    private record Pair(PublicationCase one, PublicationCase other) {}

    /** Compares two policies over every case. */
    public static PolicyDifference between(Policy policy, Policy against) {
        PolicyDifference difference = new PolicyDifference(policy, against);
        difference.classify();
        return difference;
    }

    private void classify() {
        Map<Transition, BitSet> changed = new TreeMap<>();
        for (int row = 0; row < space.count(); row++) {
            CaseOutcome from = one.outcome(row);
            CaseOutcome to = other.outcome(row);
            if (!from.equals(to)) {
                changed.computeIfAbsent(Transition.of(from, to), none -> new BitSet())
                        .set(row);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Columns columns = space.columns();
        changed.forEach((transition, rows) ->
                BoxCover.of(columns, rows, row -> one.aCase(row).unusualValues(), MOST_CLASSES).stream()
                        .sorted(Comparator.comparing(Box::count).reversed().thenComparing(Box::example))
                        .forEach(box -> add(transition, box)));
    }

    private void add(Transition transition, Box box) {
        int example = box.example();
        int index = classes.size();
        classes.add(new DifferenceClass(
                index + 1,
                transition,
                space.inWords(box),
                box.count(),
                joint.ofOne().alone(one.aCase(example)),
                joint.ofOther().alone(other.aCase(example)),
                one.deciding(example),
                other.deciding(example)));
        box.rows().stream().forEach(row -> classOf.putIfAbsent(pair(one.aCase(row), other.aCase(row)), index));
    }

    /** The classes: by outcome before and after, the largest first. Empty when the policies decide alike. */
    public List<DifferenceClass> classes() {
        return List.copyOf(classes);
    }

    /** True when the two policies decide every case alike, be it for other reasons. */
    public boolean isEmpty() {
        return classes.isEmpty();
    }

    /** How many cases were compared; those that no rule tells apart count as one. */
    public int cases() {
        return space.count();
    }

    /** How many of them come out differently. */
    public int differing() {
        BitSet differing = new BitSet();
        for (int row = 0; row < space.count(); row++) {
            differing.set(row, !one.outcome(row).equals(other.outcome(row)));
        }
        return differing.cardinality();
    }

    /** The class of a real case, as each policy reads it; empty when nothing changes for it. */
    public Optional<DifferenceClass> classOf(PublicationCase inOne, PublicationCase inOther) {
        Pair pair = pair(inOne, inOther);
        return Optional.ofNullable(classOf.get(pair)).map(classes::get);
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

    private Pair pair(PublicationCase first, PublicationCase second) {
        return new Pair(space.normalized(first), space.normalized(second));
    }
}
