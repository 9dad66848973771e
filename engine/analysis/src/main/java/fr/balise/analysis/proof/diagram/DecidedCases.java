package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.BitSet;
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
        this(diagram, possible, rules, Map.of());
    }

    private DecidedCases(CaseDiagram diagram, CaseSet possible, List<Rule> rules, Map<Rule, CaseSet> known) {
        this.diagram = diagram;
        this.possible = possible;
        this.rules = List.copyOf(rules);
        for (Rule rule : rules) {
            CaseSet before = known.get(rule);
            speaking.put(rule, before == null ? diagram.where(rule.condition()) : before);
        }
        CaseSet left = diagram.every();
        for (Verdict verdict : Verdict.values()) {
            CaseSet stated = verdict.effect().map(this::stating).orElse(left);
            meant.put(verdict, stated.and(left));
            left = left.without(stated);
        }
    }

    /** The same cases as other rules decide them. */
    public DecidedCases with(List<Rule> others) {
        return new DecidedCases(diagram, possible, others, speaking);
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

    /**
     * A possible case for each set of rules that speak together, each rule by its place.
     *
     * @param most so many are found and no more
     */
    public Map<BitSet, PublicationCase> speakingTogether(int most) {
        return Memberships.of(
                possible,
                rules.stream()
                        .map(rule -> Objects.requireNonNull(speaking.get(rule)))
                        .toList(),
                most);
    }

    /** What is decided where those rules speak and no other. */
    public Decision decision(BitSet speaking) {
        return Decision.of(speaking.stream().mapToObj(rules::get).toList());
    }

    /** What the conditions decide of a case. */
    public Decision decision(PublicationCase aCase) {
        return Decision.of(rules.stream().filter(rule -> rule.speaksOf(aCase)).toList());
    }
}
