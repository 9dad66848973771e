package fr.balise.analysis.explanation;

import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cases nearest to one, counted in changed attributes, that are among those wanted and not among those forbidden.
 *
 * <p>Breadth-first by number of changes. Of a case that does not do, something has to change that stands in its way: a
 * wanted value that it lacks, or a forbidden combination that it has. Only such changes are tried, so nothing nearer can
 * be missed: any case that does differs from it there.
 */
final class NearestCases {
    private final PublicationCase from;
    private final Map<Attribute, Integer> within;
    private final List<Clause> forbidden;

    /**
     * @param within for each attribute of the case, the values that it may take, as bits
     */
    NearestCases(PublicationCase from, Map<Attribute, Integer> within, List<Clause> forbidden) {
        this.from = from;
        this.within = Map.copyOf(within);
        this.forbidden = forbidden.stream().filter(this::canHold).toList();
    }

    private boolean canHold(Clause clause) {
        return clause.admitted().keySet().stream().allMatch(attribute -> within(clause, attribute) != 0);
    }

    private int within(Clause clause, Attribute attribute) {
        return Objects.requireNonNull(within.get(attribute)) & clause.admitted(attribute);
    }

    /** All the nearest, in their order; empty when there is none however many attributes change. */
    Set<PublicationCase> among(Collection<Clause> wanted) {
        Set<PublicationCase> nearest = new TreeSet<>();
        int most = within.size();
        for (Clause clause : wanted) {
            int distance = canHold(clause) ? search(clause, most, nearest) : most;
            most = Math.min(most, distance);
        }
        return nearest;
    }

    /** Adds what one clause wants, nothing farther than {@code most}; gives its distance, or {@code most}. */
    private int search(Clause wanted, int most, Set<PublicationCase> nearest) {
        Set<PublicationCase> level = Set.of(from);
        for (int distance = 0; distance <= most && !level.isEmpty(); distance++) {
            Set<PublicationCase> next = new LinkedHashSet<>();
            Set<PublicationCase> found = new HashSet<>();
            for (PublicationCase aCase : level) {
                List<PublicationCase> branches = branches(aCase, wanted);
                if (branches == null) {
                    found.add(aCase);
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
    private @Nullable List<PublicationCase> branches(PublicationCase aCase, Clause wanted) {
        for (Attribute attribute : wanted.admitted().keySet()) {
            int admitted = within(wanted, attribute);
            if ((admitted >>> aCase.index(attribute) & 1) == 0) {
                return with(aCase, attribute, admitted).toList();
            }
        }
        List<PublicationCase> fewest = null;
        for (Clause clause : forbidden) {
            if (clause.holds(aCase)) {
                List<PublicationCase> leaving = leaving(aCase, clause, wanted);
                if (fewest == null || leaving.size() < fewest.size()) {
                    fewest = leaving;
                }
            }
        }
        return fewest;
    }

    /** By one more attribute: what has been changed stays as it is. */
    private List<PublicationCase> leaving(PublicationCase aCase, Clause clause, Clause wanted) {
        return clause.admitted().keySet().stream()
                .filter(attribute -> aCase.index(attribute) == from.index(attribute))
                .flatMap(attribute -> with(aCase, attribute, within(wanted, attribute) & ~clause.admitted(attribute)))
                .toList();
    }

    private static Stream<PublicationCase> with(PublicationCase aCase, Attribute attribute, int values) {
        return IntStream.range(0, attribute.values().size())
                .filter(index -> (values >>> index & 1) != 0)
                .mapToObj(index -> aCase.with(attribute, index));
    }
}
