package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.Attribute;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which attributes conditions name. */
public final class AttributesRead {
    private AttributesRead() {}

    /** By the rules of a policy and its invariants. */
    public static Set<Attribute> by(Policy policy) {
        Set<Attribute> read = by(policy.rules());
        policy.invariants().forEach(invariant -> read.addAll(by(invariant.when())));
        return read;
    }

    /** By any of the rules. */
    public static Set<Attribute> by(Collection<Rule> rules) {
        Set<Attribute> read = new TreeSet<>();
        rules.forEach(rule -> read.addAll(by(rule.condition())));
        return read;
    }

    /** By one condition. */
    public static Set<Attribute> by(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return new TreeSet<>(Set.of(oneOf.attribute()));
        }
        if (condition instanceof Condition.Not not) {
            return by(not.part());
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        Set<Attribute> read = new TreeSet<>();
        parts.forEach(part -> read.addAll(by(part)));
        return read;
    }
}
