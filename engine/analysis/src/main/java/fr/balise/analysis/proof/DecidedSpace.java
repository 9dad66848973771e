package fr.balise.analysis.proof;

import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Every case of a space with what the engine decided of it. */
final class DecidedSpace {
    private final List<PublicationCase> cases;
    private final Decision[] decisions;

    DecidedSpace(List<PublicationCase> cases, Decision[] decisions) {
        this.cases = cases;
        this.decisions = decisions;
    }

    List<PublicationCase> cases() {
        return cases;
    }

    PublicationCase at(int index) {
        return cases.get(index);
    }

    Decision decision(int index) {
        return decisions[index];
    }

    Verdict verdict(int index) {
        return decisions[index].verdict();
    }

    /** Each decision that was taken, once. */
    Set<Decision> distinctDecisions() {
        Set<Decision> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(distinct, decisions);
        return distinct;
    }

    /** The cases that meet a condition and something more. */
    BitSet where(Condition condition, IntPredicate more) {
        List<Clause> clauses = Clause.of(condition);
        return where(index -> clauses.stream().anyMatch(clause -> clause.holds(at(index))) && more.test(index));
    }

    /** The cases of which something is true, by index; asked on all processors. */
    BitSet where(IntPredicate predicate) {
        BitSet found = new BitSet(cases.size());
        int[] indices =
                IntStream.range(0, cases.size()).parallel().filter(predicate).toArray();
        IntStream.of(indices).forEach(found::set);
        return found;
    }
}
