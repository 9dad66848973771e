package fr.balise.engine.policy;

import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.facts.SourceLine;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.RuleId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Rules and cases drawn by a seed: the same seed gives the same ones. */
public final class RandomRules {
    private final RandomGenerator random;

    public RandomRules(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Several rules with ids R0, R1, …. */
    public List<Rule> rules(int count) {
        return IntStream.range(0, count).mapToObj(this::rule).toList();
    }

    private Rule rule(int number) {
        return new Rule(
                new RuleId("R" + number),
                random.nextInt(4) == 0 ? (number % 2 == 0 ? "it's " : "a \"quoted\" ") + number : "Rule " + number,
                random.nextBoolean() ? List.of("A3-PER") : List.of("A3-PER", "EX_GDT_5040"),
                condition(3, true),
                effects(),
                new Text("fr", "en"),
                new SourceLine("rules/random.drl", 1));
    }

    private List<Effect> effects() {
        Set<Effect> effects = new LinkedHashSet<>();
        int count = 1 + random.nextInt(2);
        while (effects.size() < count) {
            effects.add(Effect.values()[random.nextInt(Effect.values().length)]);
        }
        return List.copyOf(effects);
    }

    /** A condition in the form that a parser gives: nothing is joined that is single. */
    public Condition condition(int depth, boolean outermost) {
        if (outermost && random.nextInt(12) == 0) {
            return new Condition.AllOf(List.of());
        }
        if (depth == 0 || random.nextInt(3) == 0) {
            return comparison();
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Not(condition(depth - 1, false));
            case 1 -> new Condition.AllOf(conditions(depth - 1));
            default -> new Condition.AnyOf(conditions(depth - 1));
        };
    }

    private List<Condition> conditions(int depth) {
        List<Condition> parts = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        while (parts.size() < count) {
            parts.add(condition(depth, false));
        }
        return parts;
    }

    private Condition comparison() {
        CaseAttribute attribute = CaseAttribute.values()[random.nextInt(CaseAttribute.values().length)];
        Set<Enum<?>> values = new LinkedHashSet<>();
        int count =
                random.nextBoolean() ? 1 : 1 + random.nextInt(attribute.domain().size());
        while (values.size() < count) {
            values.add(value(attribute));
        }
        Condition among = new Condition.OneOf(attribute, values);
        return random.nextInt(4) == 0 ? new Condition.Not(among) : among;
    }

    private Enum<?> value(CaseAttribute attribute) {
        return attribute.domain().get(random.nextInt(attribute.domain().size()));
    }

    /** Any case at all, possible or not. */
    public PublicationCase aCase() {
        Map<CaseAttribute, Enum<?>> values = new EnumMap<>(CaseAttribute.class);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            values.put(attribute, value(attribute));
        }
        return PublicationCase.of(values);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }
}
