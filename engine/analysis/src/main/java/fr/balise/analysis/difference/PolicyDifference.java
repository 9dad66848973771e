package fr.balise.analysis.difference;

import fr.balise.analysis.proof.space.Box;
import fr.balise.analysis.proof.space.BoxCover;
import fr.balise.analysis.proof.space.CaseCode;
import fr.balise.analysis.proof.space.Columns;
import fr.balise.analysis.proof.space.Oddity;
import fr.balise.core.PublicationEngine;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.model.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private final Decisions one;
    private final Decisions other;
    private final long[] codesOne;
    private final long[] codesOther;
    private final List<DifferenceClass> classes = new ArrayList<>();
    private final Map<Pair, Integer> classOf = new HashMap<>();
    private final Map<Decision, Outcome> outcomes = new IdentityHashMap<>();

    private PolicyDifference(Policy policy, Policy against) {
        this.space = new FineSpace(policy, against);
        this.codesOne = space.codesOne();
        this.codesOther = space.codesOther();
        this.one = Decisions.of(policy.rules(), codesOne);
        this.other = Decisions.of(against.rules(), codesOther);
    }

    /** The same case as two policies read it, as far as their rules do. */
    private record Pair(long one, long other) {}

    /** Compares two policies over every case. */
    public static PolicyDifference between(Policy policy, Policy against) {
        PolicyDifference difference = new PolicyDifference(policy, against);
        difference.classify();
        return difference;
    }

    private Outcome outcome(Decision decision) {
        return outcomes.computeIfAbsent(decision, Outcome::of);
    }

    private void classify() {
        Map<Transition, BitSet> changed = new TreeMap<>();
        for (int row = 0; row < space.count(); row++) {
            Outcome from = outcome(one.of(codesOne[row]));
            Outcome to = outcome(other.of(codesOther[row]));
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
                BoxCover.of(columns, rows, row -> Oddity.of(codesOne[row]), MOST_CLASSES).stream()
                        .sorted(Comparator.comparing(Box::count).reversed().thenComparing(Box::example))
                        .forEach(box -> add(transition, box)));
    }

    private void add(Transition transition, Box box) {
        long first = codesOne[box.example()];
        long second = codesOther[box.example()];
        int index = classes.size();
        classes.add(new DifferenceClass(
                index + 1,
                transition,
                space.inWords(box),
                box.count(),
                CaseCode.toCase(first),
                CaseCode.toCase(second),
                one.of(first).deciding(),
                other.of(second).deciding()));
        box.rows().stream().forEach(row -> classOf.putIfAbsent(pair(codesOne[row], codesOther[row]), index));
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
            differing.set(row, !outcome(one.of(codesOne[row])).equals(outcome(other.of(codesOther[row]))));
        }
        return differing.cardinality();
    }

    /** The class of a real case, as each policy reads it; empty when nothing changes for it. */
    public Optional<DifferenceClass> classOf(PublicationCase inOne, PublicationCase inOther) {
        Pair pair = pair(CaseCode.of(inOne), CaseCode.of(inOther));
        return Optional.ofNullable(classOf.get(pair)).map(classes::get);
    }

    /**
     * The real mailboxes behind the classes, by class number; classes without any are left out.
     *
     * @param policy the engine of the first policy
     * @param against that of the second
     * @param asOf the date for which both decide
     */
    public SortedMap<Integer, SortedSet<MailboxAddress>> mailboxesBehind(
            PublicationEngine policy, PublicationEngine against, PublicationFacts facts, LocalDate asOf) {
        // Which mailboxes are considered where follows from the facts alone, so the two lists run in step.
        List<DecidedCase> first = policy.decide(facts, asOf);
        List<DecidedCase> second = against.decide(facts, asOf);
        SortedMap<Integer, SortedSet<MailboxAddress>> behind = new TreeMap<>();
        for (int i = 0; i < first.size(); i++) {
            MailboxAddress address = first.get(i).candidate().address();
            classOf(
                            first.get(i).candidate().publicationCase(),
                            second.get(i).candidate().publicationCase())
                    .ifPresent(found -> behind.computeIfAbsent(found.number(), none -> new TreeSet<>())
                            .add(address));
        }
        return behind;
    }

    private Pair pair(long first, long second) {
        return new Pair(space.normalized(first), space.normalized(second));
    }
}
