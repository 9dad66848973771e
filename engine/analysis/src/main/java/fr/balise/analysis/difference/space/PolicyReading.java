package fr.balise.analysis.difference.space;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** How one of two policies reads the facts that are compared. */
public final class PolicyReading {
    private final Refinements refinements;
    private final boolean isFirst;
    private final List<Rule> rules;
    private final Condition notConsidered;
    private final Set<Attribute> read;

    PolicyReading(Refinements refinements, boolean isFirst, List<Rule> rules, List<Condition> notConsidered) {
        this.refinements = refinements;
        this.isFirst = isFirst;
        this.rules = rules.stream()
                .map(rule -> rule.with(of(rule.condition()), rule.effects()))
                .toList();
        this.notConsidered = of(new AnyOf(notConsidered));
        this.read = AttributesRead.by(rules);
        read.addAll(AttributesRead.by(new AnyOf(notConsidered)));
    }

    private Condition of(Condition condition) {
        return condition.replacing(some -> refinements.read(some, isFirst));
    }

    /** The policy's rules that decide, as conditions on the facts. */
    public List<Rule> rules() {
        return rules;
    }

    /** Where it has no mailbox considered and the other policy has. */
    public Condition notConsidered() {
        return notConsidered;
    }

    /** The value that the policy reads of an attribute, by its index. */
    public int value(PublicationCase facts, Attribute attribute) {
        return IntStream.range(0, attribute.values().size())
                .filter(value -> of(new OneOf(attribute, 1 << value)).holds(facts))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a policy reads nothing of " + attribute));
    }

    /** The facts of which it reads these values, as far as its rules compare them. */
    public Condition where(ToIntFunction<Attribute> value) {
        return new AllOf(read.stream()
                .map(attribute -> of(new OneOf(attribute, 1 << value.applyAsInt(attribute))))
                .toList());
    }
}
