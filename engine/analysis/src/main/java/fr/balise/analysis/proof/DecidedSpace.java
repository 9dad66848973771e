package fr.balise.analysis.proof;

import fr.balise.analysis.proof.space.CaseDiagram;
import fr.balise.analysis.proof.space.CaseDiagram.CaseSet;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every possible case, by what the conditions of some rules mean for it. */
final class DecidedSpace {
    private final CaseDiagram diagram;
    private final CaseSet possible;
    private final List<Rule> rules;
    private final Map<Rule, CaseSet> speaking = new IdentityHashMap<>();
    private final Map<Verdict, CaseSet> meant = new EnumMap<>(Verdict.class);

    DecidedSpace(CaseSettings settings, Collection<Attribute> varying, List<Rule> rules) {
        this.diagram = new CaseDiagram(settings.vocabulary(), varying);
        this.possible = diagram.possible(settings);
        this.rules = rules;
        rules.forEach(rule -> speaking.put(rule, diagram.where(rule.condition())));
        CaseSet left = diagram.where(new Condition.AllOf(List.of()));
        for (Verdict verdict : Verdict.values()) {
            CaseSet stated = verdict.effect().map(this::stating).orElse(left);
            meant.put(verdict, stated.and(left));
            left = left.without(stated);
        }
    }

    CaseDiagram diagram() {
        return diagram;
    }

    CaseSet possible() {
        return possible;
    }

    CaseSet none() {
        return diagram.none();
    }

    /** What comes out so, possible or not. */
    CaseSet meant(Verdict verdict) {
        return Objects.requireNonNull(meant.get(verdict));
    }

    /** The possible cases that come out so. */
    CaseSet decided(Verdict verdict) {
        return possible.and(meant(verdict));
    }

    /** The possible cases that meet a condition. */
    CaseSet where(Condition condition) {
        return possible.and(diagram.where(condition));
    }

    /** The possible cases of which a rule speaks. */
    CaseSet speaking(Rule rule) {
        return possible.and(Objects.requireNonNull(speaking.get(rule)));
    }

    /** The cases of which some rule states that effect, possible or not. */
    CaseSet stating(Effect effect) {
        return stating(effect, rules);
    }

    CaseSet stating(Effect effect, List<Rule> some) {
        return some.stream()
                .filter(rule -> rule.effects().contains(effect))
                .map(rule -> Objects.requireNonNull(speaking.get(rule)))
                .reduce(diagram.none(), CaseSet::or);
    }

    /** What the conditions decide of a case. */
    Decision decision(PublicationCase aCase) {
        List<Statement> said = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.speaksOf(aCase))
                .forEach(rule ->
                        rule.effects().stream().sorted().forEach(effect -> said.add(new Statement(rule, effect))));
        return Decision.of(said);
    }
}
