package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The possible cases, by what the conditions of some rules mean for them. */
public final class DecidedCases {
    private final CaseDiagram diagram;
    private final CaseSet possible;
    private final List<Rule> rules;
    private final Map<Rule, CaseSet> speaking = new IdentityHashMap<>();
    private final Map<Verdict, CaseSet> meant = new EnumMap<>(Verdict.class);

    /** Decides the cases of a diagram. */
    public DecidedCases(CaseDiagram diagram, CaseSet possible, List<Rule> rules) {
        this.diagram = diagram;
        this.possible = possible;
        this.rules = rules;
        rules.forEach(rule -> speaking.put(rule, diagram.where(rule.condition())));
        CaseSet left = diagram.every();
        for (Verdict verdict : Verdict.values()) {
            CaseSet stated = verdict.effect().map(this::stating).orElse(left);
            meant.put(verdict, stated.and(left));
            left = left.without(stated);
        }
    }

    /** To which the sets belong. */
    public CaseDiagram diagram() {
        return diagram;
    }

    /** All of them. */
    public CaseSet possible() {
        return possible;
    }

    /** What comes out so, possible or not. */
    public CaseSet meant(Verdict verdict) {
        return Objects.requireNonNull(meant.get(verdict));
    }

    /** The possible cases that come out so. */
    public CaseSet decided(Verdict verdict) {
        return possible.and(meant(verdict));
    }

    /** The possible cases that meet a condition. */
    public CaseSet where(Condition condition) {
        return possible.and(diagram.where(condition));
    }

    /** The possible cases of which a rule speaks. */
    public CaseSet speaking(Rule rule) {
        return possible.and(Objects.requireNonNull(speaking.get(rule)));
    }

    /** The cases of which some rule states that effect, possible or not. */
    public CaseSet stating(Effect effect) {
        return stating(effect, rules);
    }

    /** The same of some of the rules. */
    public CaseSet stating(Effect effect, List<Rule> some) {
        return some.stream()
                .filter(rule -> rule.effects().contains(effect))
                .map(rule -> Objects.requireNonNull(speaking.get(rule)))
                .reduce(diagram.none(), CaseSet::or);
    }

    /** What the conditions decide of a case. */
    public Decision decision(PublicationCase aCase) {
        List<Statement> said = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.speaksOf(aCase))
                .forEach(rule ->
                        rule.effects().stream().sorted().forEach(effect -> said.add(new Statement(rule, effect))));
        return Decision.of(said);
    }
}
