package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.ValueClasses;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Cases that stand for all possible ones before rules. Values that no rule tells apart are one class, and one case
 * stands for each combination of classes that can occur; it need not be possible itself. Where these are too many, the
 * combinations that each rule tells apart are covered by possible cases, and others are drawn at random.
 */
public final class CasesToRun {
    private static final int MOST = 200_000;
    private static final int MOST_A_RULE = 5_000;
    private static final int DRAWN = 2_000;

    private final CaseDiagram diagram;
    private final CaseSet possible;
    private final List<Rule> rules;
    private final ValueClasses classes;

    /** Those before some rules. */
    public CasesToRun(CaseDiagram diagram, CaseSet possible, List<Rule> rules) {
        this.diagram = diagram;
        this.possible = possible;
        this.rules = rules;
        this.classes = new ValueClasses(rules, CaseKind.PUBLICATION);
    }

    /**
     * Cases of which the same rules speak.
     *
     * @param speaking those rules, each by its place
     */
    public record Alike(BitSet speaking, List<PublicationCase> cases) {}

    /** One case for each combination of classes, or those that cover. */
    public List<Alike> all() {
        CaseSet combinations = possible;
        for (Attribute attribute : diagram.attributes()) {
            CaseSet first = diagram.none();
            for (int values : classes.of(attribute)) {
                first = first.or(combinations
                        .whatever(new OneOf(attribute, values))
                        .and(diagram.where(new OneOf(attribute, Integer.lowestOneBit(values)))));
            }
            combinations = first;
        }
        if (combinations.count() > MOST) {
            return covering();
        }
        List<CaseSet> speaking =
                rules.stream().map(rule -> diagram.where(rule.condition())).toList();
        return combinations.parts(speaking).entrySet().stream()
                .map(part -> new Alike(part.getKey(), part.getValue().cases()))
                .toList();
    }

    /** Every combination of classes that one rule tells apart, and random cases. */
    public List<Alike> covering() {
        Set<PublicationCase> chosen = new LinkedHashSet<>();
        Map<Attribute, List<CaseSet>> apart = new HashMap<>();
        for (Rule rule : rules) {
            List<CaseSet> parts = List.of(possible);
            // In the order of the diagram: what was told apart before narrows the way to what comes next.
            for (Attribute attribute : AttributesRead.by(rule.condition()).stream()
                    .sorted(Comparator.comparing(diagram::level))
                    .toList()) {
                List<CaseSet> told = apart.computeIfAbsent(attribute, this::apart);
                parts = parts.stream()
                        .flatMap(part -> told.stream().map(part::and))
                        .filter(part -> !part.isEmpty())
                        .limit(MOST_A_RULE)
                        .toList();
            }
            parts.forEach(part -> chosen.add(part.first()));
        }
        chosen.addAll(possible.draw(DRAWN, new Random(rules.size())));
        return alike(chosen);
    }

    private List<CaseSet> apart(Attribute attribute) {
        return classes.of(attribute).stream()
                .map(values -> diagram.where(new OneOf(attribute, values)))
                .toList();
    }

    /** Some cases, by the rules that speak of them. */
    public List<Alike> alike(Collection<PublicationCase> cases) {
        Map<BitSet, List<PublicationCase>> alike = new HashMap<>();
        for (PublicationCase aCase : cases) {
            BitSet speaking = new BitSet();
            for (int number = 0; number < rules.size(); number++) {
                speaking.set(number, rules.get(number).speaksOf(aCase));
            }
            alike.computeIfAbsent(speaking, none -> new ArrayList<>()).add(aCase);
        }
        return alike.entrySet().stream()
                .map(each -> new Alike(each.getKey(), each.getValue()))
                .toList();
    }

    /** The possible cases for which that one stands. */
    public CaseSet like(PublicationCase aCase) {
        return possible.and(diagram.where(new AllOf(diagram.attributes().stream()
                .<Condition>flatMap(attribute -> classes.of(attribute).stream()
                        .filter(values -> (values >>> aCase.index(attribute) & 1) != 0)
                        .map(values -> new OneOf(attribute, values)))
                .toList())));
    }
}
