package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which attributes conditions name. */
public final class AttributesRead {
    private AttributesRead() {}

    /** By the rules of a policy and its invariants. */
    public static Set<CaseAttribute> by(Policy policy) {
        Set<CaseAttribute> read = by(policy.rules());
        policy.invariants().forEach(invariant -> read.addAll(by(invariant.when())));
        return read;
    }

    /** By any of the rules. */
    public static Set<CaseAttribute> by(Collection<Rule> rules) {
        Set<CaseAttribute> read = EnumSet.noneOf(CaseAttribute.class);
        rules.forEach(rule -> read.addAll(by(rule.condition())));
        return read;
    }

    /** By one condition. */
    public static Set<CaseAttribute> by(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return EnumSet.of((CaseAttribute) oneOf.attribute());
        }
        if (condition instanceof Condition.Not not) {
            return by(not.part());
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        Set<CaseAttribute> read = EnumSet.noneOf(CaseAttribute.class);
        parts.forEach(part -> read.addAll(by(part)));
        return read;
    }
}
