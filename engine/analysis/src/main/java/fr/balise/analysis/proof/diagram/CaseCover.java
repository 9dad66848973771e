package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells the marked cases of a diagram in few words: kinds that together hold every marked case, and no other possible one.
 * Each starts from the most ordinary case that is left, names the attributes of {@link SmallestReason} and takes in whatever
 * values it can. Kinds may overlap; none is left that the others make needless.
 */
public final class CaseCover {
    private final CaseDiagram diagram;
    private final List<Attribute> asked;
    private final CaseSet marked;
    private final CaseSet unmarked;

    private CaseCover(CaseDiagram diagram, Collection<Attribute> varying, CaseSet possible, CaseSet marked) {
        this.diagram = diagram;
        this.asked = varying.stream().sorted().toList();
        this.marked = marked;
        this.unmarked = possible.without(marked);
    }

    /** Cases of one kind: {@code example} is possible, and so is some case of every combination that occurs. */
    public record Kind(PublicationCase example, CaseClass values, CaseSet cases) {}

    /**
     * Covers the marked cases.
     *
     * @param marked some of the possible cases, told by what varies
     * @param most how many kinds at most; fewer than needed leave some marked cases outside
     */
    public static List<Kind> of(
            CaseDiagram diagram, Collection<Attribute> varying, CaseSet possible, CaseSet marked, int most) {
        return new CaseCover(diagram, varying, possible, marked).cover(most);
    }

    private List<Kind> cover(int most) {
        List<Kind> kinds = new ArrayList<>();
        CaseSet remaining = marked;
        while (!remaining.isEmpty() && kinds.size() < most) {
            Kind kind = around(remaining.mostOrdinary());
            kinds.add(kind);
            remaining = remaining.without(kind.cases());
        }
        return remaining.isEmpty() ? withoutNeedless(kinds) : kinds;
    }

    private Kind around(PublicationCase example) {
        long needed = SmallestReason.of(unmarked.differencesFrom(example, asked));
        SortedMap<Attribute, Integer> admitted = new TreeMap<>();
        for (int question = 0; question < asked.size(); question++) {
            if ((needed >>> question & 1) != 0) {
                admitted.put(asked.get(question), 1 << example.index(asked.get(question)));
            }
        }
        for (Attribute attribute : List.copyOf(admitted.keySet())) {
            admitted.put(attribute, attribute.all());
            int refused = within(unmarked, admitted).occurring(attribute);
            admitted.put(attribute, attribute.all() & ~refused);
        }
        return tightened(example, admitted);
    }

    private CaseSet within(CaseSet some, SortedMap<Attribute, Integer> admitted) {
        CaseSet within = some;
        for (SortedMap.Entry<Attribute, Integer> entry : admitted.entrySet()) {
            within = within.and(diagram.where(new OneOf(entry.getKey(), entry.getValue())));
        }
        return within;
    }

    /** Names no value that does not occur, and no attribute all of whose values are admitted. */
    private Kind tightened(PublicationCase example, SortedMap<Attribute, Integer> admitted) {
        CaseSet cases = within(marked, admitted);
        SortedMap<Attribute, Integer> values = new TreeMap<>();
        admitted.forEach((attribute, some) -> {
            if (some != attribute.all()) {
                values.put(attribute, cases.occurring(attribute));
            }
        });
        return new Kind(example, new CaseClass(values), cases);
    }

    private List<Kind> withoutNeedless(List<Kind> kinds) {
        List<Kind> kept = new ArrayList<>(kinds);
        for (Kind kind : kinds) {
            CaseSet others =
                    kept.stream().filter(each -> each != kind).map(Kind::cases).reduce(diagram.none(), CaseSet::or);
            if (kind.cases().without(others).isEmpty()) {
                kept.remove(kind);
            }
        }
        return List.copyOf(kept);
    }
}
