package fr.balise.analysis.proof;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.ValueClasses;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Possible cases over which compiled rules are run in place of all. They lie at the borders of each rule: cases that meet one
 * clause of its condition and no other ("unique true points"), with every value of every attribute that any rule reads; and
 * cases of which it does not speak, though they differ in one value from the clause ("near false points"), one for each value
 * (T. Y. Chen, M. F. Lau: "Test case selection strategies based on Boolean specifications", 2001). So a comparison that is
 * lost, turned round, or looks at a value too many or too few, or at what another rule compares, shows in one of them.
 */
final class CasesToRun {
    private static final int DRAWN = 2_000;

    private final CaseDiagram diagram;
    private final CaseSet possible;
    private final Set<Attribute> read;
    private final SplittableRandom random;
    private final Set<PublicationCase> chosen = new LinkedHashSet<>();

    private CasesToRun(CaseSet possible, List<Rule> rules) {
        this.diagram = possible.diagram();
        this.possible = possible;
        this.read = AttributesRead.by(rules);
        this.random = new SplittableRandom(rules.size());
    }

    /** Cases at the borders of rules, and others drawn at random. */
    static Set<PublicationCase> atBorders(CaseSet possible, List<Rule> rules) {
        CasesToRun cases = new CasesToRun(possible, rules);
        rules.forEach(cases::addBorders);
        cases.chosen.addAll(possible.draw(DRAWN, cases.random));
        return cases.chosen;
    }

    private void addBorders(Rule rule) {
        CaseSet speaks = diagram.where(rule.condition());
        List<Clause> clauses = Clause.of(rule.condition());
        List<CaseSet> parts = clauses.stream().map(this::where).toList();
        addEveryValue(possible.and(speaks));
        for (int number = 0; number < parts.size(); number++) {
            addNeighbours(clauses.get(number), possible.without(speaks));
            if (parts.size() > 1) {
                addEveryValue(possible.and(parts.get(number)).without(others(parts, number)));
            }
        }
    }

    private CaseSet others(List<CaseSet> parts, int but) {
        return IntStream.range(0, parts.size())
                .filter(number -> number != but)
                .mapToObj(parts::get)
                .reduce(diagram.none(), CaseSet::or);
    }

    private CaseSet where(Clause clause) {
        return diagram.where(new AllOf(clause.admitted().entrySet().stream()
                .<Condition>map(some -> new OneOf(some.getKey(), some.getValue()))
                .toList()));
    }

    /** Cases of a set that together show every value that occurs in it. */
    private void addEveryValue(CaseSet some) {
        int[] left = some.occurring();
        for (Attribute attribute : read) {
            while (left[attribute.place()] != 0) {
                int value = Integer.lowestOneBit(left[attribute.place()]);
                PublicationCase found =
                        some.any(Map.of(attribute, value), random).orElseThrow();
                chosen.add(found);
                read.forEach(each -> left[each.place()] &= ~(1 << found.index(each)));
            }
        }
    }

    /** Cases that one value alone keeps out of a clause. */
    private void addNeighbours(Clause clause, CaseSet silent) {
        SortedMap<Attribute, Integer> admitted = new TreeMap<>(clause.admitted());
        clause.admitted().forEach((attribute, inside) -> {
            for (int value = 0; value < attribute.values().size(); value++) {
                if ((inside >>> value & 1) == 0) {
                    admitted.put(attribute, 1 << value);
                    silent.any(admitted, random).ifPresent(chosen::add);
                }
            }
            admitted.put(attribute, inside);
        });
    }

    /** The possible cases that no rule tells from that one. */
    static CaseSet like(PublicationCase aCase, CaseSet possible, List<Rule> rules) {
        ValueClasses classes = new ValueClasses(rules, CaseKind.PUBLICATION);
        return possible.and(possible.diagram()
                .where(new AllOf(aCase.attributes().stream()
                        .<Condition>flatMap(attribute -> classes.of(attribute).stream()
                                .filter(values -> (values >>> aCase.index(attribute) & 1) != 0)
                                .map(values -> new OneOf(attribute, values)))
                        .toList())));
    }
}
