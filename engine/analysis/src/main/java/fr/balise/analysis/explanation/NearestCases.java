package fr.balise.analysis.explanation;

import fr.balise.analysis.proof.space.CaseCode;
import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.cases.CaseAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cases nearest to one, counted in changed attributes, that are among those wanted and not among those forbidden.
 *
 * <p>Breadth-first by number of changes. Of a case that does not do, something has to change that stands in its way: a
 * wanted value that it lacks, or a forbidden combination that it has. Only such changes are tried, so nothing nearer can
 * be missed: any case that does differs from it there.
 */
final class NearestCases {
    private static final CaseAttribute[] ATTRIBUTES = CaseAttribute.values();

    private final long from;
    private final int[] within;
    private final List<Clause> forbidden;

    /**
     * @param from the case as a code
     * @param within for each attribute, the values that it may take, as bits by ordinal
     */
    NearestCases(long from, int[] within, List<Clause> forbidden) {
        this.from = from;
        this.within = within.clone();
        this.forbidden = forbidden.stream().filter(this::canHold).toList();
    }

    private boolean canHold(Clause clause) {
        for (CaseAttribute attribute : ATTRIBUTES) {
            if ((clause.admitted(attribute) & within[attribute.ordinal()]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** All the nearest, as codes, in their order; empty when there is none however many attributes change. */
    Set<Long> among(Collection<Clause> wanted) {
        Set<Long> nearest = new TreeSet<>();
        int most = ATTRIBUTES.length;
        for (Clause clause : wanted) {
            int distance = search(clause, most, nearest);
            most = Math.min(most, distance);
        }
        return nearest;
    }

    /** Adds what one clause wants, nothing farther than {@code most}; gives its distance, or {@code most}. */
    private int search(Clause wanted, int most, Set<Long> nearest) {
        int[] box = new int[ATTRIBUTES.length];
        for (CaseAttribute attribute : ATTRIBUTES) {
            int index = attribute.ordinal();
            box[index] = within[index] & wanted.admitted(attribute);
            if (box[index] == 0) {
                return most;
            }
        }
        Set<Long> level = Set.of(from);
        for (int distance = 0; distance <= most && !level.isEmpty(); distance++) {
            Set<Long> next = new LinkedHashSet<>();
            Set<Long> found = new HashSet<>();
            for (long code : level) {
                List<Long> branches = branches(code, box);
                if (branches == null) {
                    found.add(code);
                } else {
                    next.addAll(branches);
                }
            }
            if (!found.isEmpty()) {
                if (distance < most) {
                    nearest.clear();
                }
                nearest.addAll(found);
                return distance;
            }
            level = next;
        }
        return most;
    }

    /** The cases one change farther that remove what stands in the way; null when nothing does. */
    private @Nullable List<Long> branches(long code, int[] box) {
        for (CaseAttribute attribute : ATTRIBUTES) {
            if ((box[attribute.ordinal()] & bit(code, attribute)) == 0) {
                return with(code, attribute, box[attribute.ordinal()], new ArrayList<>());
            }
        }
        List<Long> fewest = null;
        for (Clause clause : forbidden) {
            if (clause.holds(code)) {
                List<Long> leaving = leaving(code, clause, box);
                if (fewest == null || leaving.size() < fewest.size()) {
                    fewest = leaving;
                }
            }
        }
        return fewest;
    }

    /** By one more attribute: what has been changed stays as it is. */
    private List<Long> leaving(long code, Clause clause, int[] box) {
        List<Long> leaving = new ArrayList<>();
        for (CaseAttribute attribute : ATTRIBUTES) {
            if (CaseCode.value(code, attribute) == CaseCode.value(from, attribute)) {
                with(code, attribute, box[attribute.ordinal()] & ~clause.admitted(attribute), leaving);
            }
        }
        return leaving;
    }

    private static List<Long> with(long code, CaseAttribute attribute, int values, List<Long> cases) {
        for (Enum<?> value : attribute.domain()) {
            if ((values & 1 << value.ordinal()) != 0) {
                cases.add(CaseCode.with(code, attribute, value));
            }
        }
        return cases;
    }

    private static int bit(long code, CaseAttribute attribute) {
        return 1 << CaseCode.value(code, attribute).ordinal();
    }
}
