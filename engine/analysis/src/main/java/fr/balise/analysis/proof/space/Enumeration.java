package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Lists the codes that meet none of some clauses, attribute by attribute, giving up a branch as soon as a clause that is
 * fully known holds. Attributes that do not vary take the first values that complete a possible case.
 */
final class Enumeration {
    /** What most clauses read comes first, so that impossible branches are left early. */
    private static final List<CaseAttribute> ORDER = List.of(
            CaseAttribute.OWNERSHIP,
            CaseAttribute.MAILBOX_STATUS,
            CaseAttribute.MAILBOX_TYPE,
            CaseAttribute.CARRIER_KIND,
            CaseAttribute.PRESENCE,
            CaseAttribute.CARRIER_STATE,
            CaseAttribute.HOLDER_IDENTIFIER,
            CaseAttribute.PRACTITIONER_STATE,
            CaseAttribute.LINK,
            CaseAttribute.STRUCTURE_STATE,
            CaseAttribute.USAGE,
            CaseAttribute.PREFERENCE,
            CaseAttribute.CARE_SETTING,
            CaseAttribute.PHASE,
            CaseAttribute.TYPE10_CUT_OFF,
            CaseAttribute.RED_LIST_HANDLING,
            CaseAttribute.RANKING,
            CaseAttribute.ORGANISATIONAL_CONTACT,
            CaseAttribute.RED_LIST,
            CaseAttribute.ADDRESS_FORM,
            CaseAttribute.ACTIVITY);

    private final int[] order;
    private final int varying;
    private final Clause[][] decidedAt;

    Enumeration(Set<CaseAttribute> varying, Collection<Clause> impossible) {
        List<CaseAttribute> ordered = new ArrayList<>(ORDER);
        ordered.removeIf(attribute -> !varying.contains(attribute));
        this.varying = ordered.size();
        ORDER.stream().filter(attribute -> !varying.contains(attribute)).forEach(ordered::add);
        this.order = ordered.stream().mapToInt(Enum::ordinal).toArray();
        this.decidedAt = byLastAttribute(impossible);
    }

    private Clause[][] byLastAttribute(Collection<Clause> clauses) {
        List<List<Clause>> byLevel = new ArrayList<>();
        Arrays.stream(order).forEach(attribute -> byLevel.add(new ArrayList<>()));
        for (Clause clause : clauses) {
            int last = 0;
            for (int level = 0; level < order.length; level++) {
                last = clause.reads(order[level]) ? level : last;
            }
            byLevel.get(last).add(clause);
        }
        return byLevel.stream().map(level -> level.toArray(new Clause[0])).toArray(Clause[][]::new);
    }

    /** All codes, in an order that depends on the varying attributes only. */
    long[] all() {
        Found found = new Found();
        visit(0, 0, found);
        return Arrays.copyOf(found.codes, found.count);
    }

    /** The code listed for those that agree with this one in what varies; empty when none is possible. */
    OptionalLong completing(long code) {
        long partial = 0;
        for (int level = 0; level < varying; level++) {
            partial = CaseCode.with(partial, order[level], CaseCode.ordinal(code, order[level]));
            if (isImpossible(level, partial)) {
                return OptionalLong.empty();
            }
        }
        Found found = new Found();
        visit(varying, partial, found);
        return found.count == 0 ? OptionalLong.empty() : OptionalLong.of(found.codes[0]);
    }

    /** True when the branch is done: nothing more is to be found below the last varying attribute. */
    private boolean visit(int level, long partial, LongPredicate found) {
        if (level == order.length) {
            return found.test(partial);
        }
        int attribute = order[level];
        for (int value = 0; value < CaseCode.domainSize(attribute); value++) {
            long next = CaseCode.with(partial, attribute, value);
            if (!isImpossible(level, next) && visit(level + 1, next, found) && level >= varying) {
                return true;
            }
        }
        return false;
    }

    private boolean isImpossible(int level, long partial) {
        for (Clause clause : decidedAt[level]) {
            if (clause.holds(partial)) {
                return true;
            }
        }
        return false;
    }

    private static final class Found implements LongPredicate {
        private long[] codes = new long[1 << 12];
        private int count;

        @Override
        public boolean test(long code) {
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, 2 * count);
            }
            codes[count++] = code;
            return true;
        }
    }
}
