package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists the cases that meet none of some clauses, attribute by attribute, giving up a branch as soon as a clause that is
 * fully known holds. Attributes that do not vary take the first values that complete a possible case.
 */
final class Enumeration {
    /** What most clauses read comes first, so that impossible branches are left early. */
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
            BuiltIn.RED_LIST,
            BuiltIn.ADDRESS_FORM,
            BuiltIn.ACTIVITY);

    private final Vocabulary vocabulary;
    private final List<Attribute> order;
    private final int varying;
    private final Clause[][] decidedAt;

    Enumeration(Vocabulary vocabulary, Set<Attribute> varying, Collection<Clause> impossible) {
        this.vocabulary = vocabulary;
        this.order = order(vocabulary, varying);
        this.varying = varying.size();
        this.decidedAt = byLastAttribute(impossible);
    }

    /** Attributes that vary, then the others. */
    static List<Attribute> order(Vocabulary vocabulary, Collection<Attribute> varying) {
        Set<Attribute> all = new LinkedHashSet<>(FIRST);
        all.addAll(vocabulary.of(CaseKind.PUBLICATION));
        return Stream.concat(
                        all.stream().filter(varying::contains),
                        all.stream().filter(attribute -> !varying.contains(attribute)))
                .toList();
    }

    private Clause[][] byLastAttribute(Collection<Clause> clauses) {
        List<List<Clause>> byLevel = new ArrayList<>();
        order.forEach(attribute -> byLevel.add(new ArrayList<>()));
        for (Clause clause : clauses) {
            int last = clause.admitted().keySet().stream()
                    .mapToInt(order::indexOf)
                    .max()
                    .orElse(0);
            byLevel.get(last).add(clause);
        }
        return byLevel.stream().map(level -> level.toArray(new Clause[0])).toArray(Clause[][]::new);
    }

    /** All cases, in an order that depends on the varying attributes only. */
    List<PublicationCase> all() {
        List<PublicationCase> found = new ArrayList<>();
        visit(0, new byte[vocabulary.size()], found);
        return found;
    }

    /** The case listed for those that agree with this one in what varies; empty when none is possible. */
    Optional<PublicationCase> completing(PublicationCase aCase) {
        byte[] partial = new byte[vocabulary.size()];
        for (int level = 0; level < varying; level++) {
            partial[order.get(level).place()] = (byte) aCase.index(order.get(level));
            if (isImpossible(level, partial)) {
                return Optional.empty();
            }
        }
        List<PublicationCase> found = new ArrayList<>();
        visit(varying, partial, found);
        return found.stream().findFirst();
    }

    /** True when the branch is done: nothing more is to be found below the last varying attribute. */
    private boolean visit(int level, byte[] partial, List<PublicationCase> found) {
        if (level == order.size()) {
            return found.add(PublicationCase.of(vocabulary, attribute -> partial[attribute.place()]));
        }
        Attribute attribute = order.get(level);
        int values = attribute.values().size();
        // An attribute of the policy's own that nobody reads has its default wherever it can.
        int first = level >= varying && attribute instanceof DeclaredAttribute ? attribute.ordinary() : 0;
        for (int i = 0; i < values; i++) {
            partial[attribute.place()] = (byte) ((first + i) % values);
            if (!isImpossible(level, partial) && visit(level + 1, partial, found) && level >= varying) {
                return true;
            }
        }
        return false;
    }

    private boolean isImpossible(int level, byte[] partial) {
        for (Clause clause : decidedAt[level]) {
            if (clause.holds(partial)) {
                return true;
            }
        }
        return false;
    }
}
