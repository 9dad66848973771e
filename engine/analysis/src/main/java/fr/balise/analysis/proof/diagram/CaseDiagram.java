package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cases of a vocabulary as a decision diagram over its attributes, so that sets of millions are combined and compared
 * without listing a case. Not for several threads at once.
 */
public final class CaseDiagram {
    /** What most clauses read comes first, so that the diagram stays small. */
    private static final List<Attribute> FIRST = List.of(
            BuiltIn.OWNERSHIP,
            BuiltIn.MAILBOX_STATUS,
            BuiltIn.MAILBOX_TYPE,
            BuiltIn.CARRIER_KIND,
            BuiltIn.PRESENCE,
            BuiltIn.CARRIER_STATE,
            BuiltIn.HOLDER_IDENTIFIER,
            BuiltIn.PRACTITIONER_STATE,
            BuiltIn.LINK,
            BuiltIn.STRUCTURE_STATE,
            BuiltIn.USAGE,
            BuiltIn.PREFERENCE,
            BuiltIn.CARE_SETTING,
            BuiltIn.PHASE,
            BuiltIn.TYPE10_CUT_OFF,
            BuiltIn.RED_LIST_HANDLING,
            BuiltIn.RANKING,
            BuiltIn.ORGANISATIONAL_CONTACT,
            BuiltIn.SILENCE,
            BuiltIn.RED_LIST,
            BuiltIn.ADDRESS_FORM,
            BuiltIn.ACTIVITY);

    final Vocabulary vocabulary;
    final List<Attribute> order;
    final int[] all;
    final int varying;
    final Nodes nodes;
    private final int[] levels;

    /**
     * The diagram of a vocabulary.
     *
     * @param varying the attributes that are asked first; a set's first case differs from its others in these before any
     *     other
     */
    public CaseDiagram(Vocabulary vocabulary, Collection<Attribute> varying) {
        this.vocabulary = vocabulary;
        Set<Attribute> all = new LinkedHashSet<>(FIRST);
        vocabulary.of(CaseKind.PUBLICATION).stream()
                .filter(BuiltIn.class::isInstance)
                .forEach(all::add);
        // What is read from one place depends on each other: far apart it would make the diagram large.
        vocabulary.declared().stream()
                .collect(Collectors.groupingBy(
                        each -> each.definition().source(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(all::addAll);
        this.order = Stream.concat(
                        all.stream().filter(varying::contains),
                        all.stream().filter(attribute -> !varying.contains(attribute)))
                .toList();
        this.all = order.stream().mapToInt(Attribute::all).toArray();
        this.levels = new int[vocabulary.size()];
        for (int level = 0; level < order.size(); level++) {
            levels[order.get(level).place()] = level;
        }
        this.varying = varying.size();
        this.nodes = new Nodes(
                order.stream().mapToInt(attribute -> attribute.values().size()).toArray());
    }

    /** No case. */
    public CaseSet none() {
        return new CaseSet(this, Nodes.NONE);
    }

    /** Every case, possible or not. */
    public CaseSet every() {
        return new CaseSet(this, Nodes.EVERY);
    }

    /** The cases that meet a condition. */
    public CaseSet where(Condition condition) {
        return new CaseSet(this, node(condition));
    }

    /** The cases that meet none of some conditions. */
    public CaseSet meetingNone(Collection<Condition> conditions) {
        return where(new Not(new AnyOf(List.copyOf(conditions))));
    }

    /** At which level one of its attributes is asked. */
    int level(Attribute attribute) {
        return levels[attribute.place()];
    }

    private int node(Condition condition) {
        if (condition instanceof OneOf some) {
            return nodes.node(
                    level(some.attribute()), value -> (some.values() >>> value & 1) == 0 ? Nodes.NONE : Nodes.EVERY);
        }
        if (condition instanceof Not not) {
            return nodes.onlyFirst(Nodes.EVERY, node(not.part()));
        }
        return condition instanceof AllOf all
                ? folded(all.parts(), Nodes.EVERY, nodes::both)
                : folded(((AnyOf) condition).parts(), Nodes.NONE, nodes::either);
    }

    private int folded(List<Condition> parts, int start, IntBinaryOperator combined) {
        int all = start;
        for (Condition part : parts) {
            all = combined.applyAsInt(all, node(part));
        }
        return all;
    }
}
