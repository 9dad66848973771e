package fr.balise.analysis.difference;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Two policies in one vocabulary, so that one case can be read by both. What both declare alike is one attribute; what
 * only one declares, or each otherwise, is one of its own. Which values of two that are read from the same place come
 * together, the space of cases knows.
 *
 * @param one the first in the vocabulary of both
 * @param other the second likewise
 */
record JointPolicies(Policy one, Policy other, Translation ofOne, Translation ofOther) {
    static JointPolicies of(Policy one, Policy other) {
        Vocabulary first = one.caseSettings().vocabulary();
        Vocabulary second = other.caseSettings().vocabulary();
        List<DeclaredAttribute> joint = new ArrayList<>();
        Translation ofOne = Translation.into(joint, first, second, " (1)");
        Translation ofOther = Translation.into(joint, second, first, " (2)");
        Vocabulary both = Vocabulary.with(joint);
        return new JointPolicies(ofOne.of(one, both), ofOther.of(other, both), ofOne, ofOther);
    }

    /**
     * How the attributes of one policy are called in the vocabulary of both.
     *
     * @param own its vocabulary
     * @param joint what stands for each attribute that it declares
     */
    record Translation(Vocabulary own, Map<Attribute, Attribute> joint) {
        private static Translation into(List<DeclaredAttribute> joint, Vocabulary own, Vocabulary beside, String mark) {
            Map<Attribute, Attribute> translated = new HashMap<>();
            for (DeclaredAttribute attribute : own.declared()) {
                translated.put(
                        attribute,
                        joint.stream()
                                .filter(known -> known.definition().equals(attribute.definition()))
                                .findFirst()
                                .orElseGet(() -> {
                                    DeclaredAttribute added = added(attribute, beside, mark, joint.size());
                                    joint.add(added);
                                    return added;
                                }));
            }
            return new Translation(own, translated);
        }

        private static DeclaredAttribute added(
                DeclaredAttribute attribute, Vocabulary beside, String mark, int before) {
            boolean otherwise = beside.declared().stream()
                    .map(DeclaredAttribute::definition)
                    .anyMatch(known -> known.name().equals(attribute.name()) && !known.equals(attribute.definition()));
            int place = Vocabulary.builtIn().size() + before;
            return otherwise ? attribute.marked(mark, place) : attribute.at(place);
        }

        private Policy of(Policy policy, Vocabulary both) {
            return joint.entrySet().stream().allMatch(each -> each.getKey().equals(each.getValue())) && both.equals(own)
                    ? policy
                    : policy.with(policy.caseSettings().with(both))
                            .with(policy.allRules().stream().map(this::of).toList());
        }

        private Rule of(Rule rule) {
            return rule.with(
                    rule.condition()
                            .replacing(some -> new Condition.OneOf(
                                    joint.getOrDefault(some.attribute(), some.attribute()), some.values())),
                    rule.effects());
        }

        /** A case of the policy alone, by the values that it has of the attributes of both. */
        PublicationCase alone(ToIntFunction<Attribute> value) {
            return PublicationCase.of(own, attribute -> value.applyAsInt(joint.getOrDefault(attribute, attribute)));
        }

        /** The value that a case of the policy alone has of an attribute of both. */
        int value(PublicationCase alone, Attribute attribute) {
            return joint.entrySet().stream()
                    .filter(each -> each.getValue().equals(attribute))
                    .findFirst()
                    .map(each -> alone.index(each.getKey()))
                    .orElseGet(() -> alone.index(attribute));
        }
    }
}
