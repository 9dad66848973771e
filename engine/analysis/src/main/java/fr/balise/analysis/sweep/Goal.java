package fr.balise.analysis.sweep;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the figures of a variant should be, for example {@code detachShare<=5,lastAddress=0}.
 *
 * @param conditions all of them should hold
 */
public record Goal(List<Condition> conditions) {
    static final Messages MESSAGES = Messages.beside(Goal.class, "sweep");

    private static final Pattern FORM =
            Pattern.compile("\\s*([A-Za-z]+)\\s*(<=|>=|!=|=|<|>)\\s*([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*");

    /** Copies the list. */
    public Goal {
        conditions = List.copyOf(conditions);
    }

    /** A figure against a number. */
    public record Condition(Figure figure, Comparison comparison, double bound) {
        boolean holds(VariantFigures figures) {
            return comparison.holds(figure.of(figures), bound);
        }

        /** How far a variant is from it: 0 where it holds, otherwise in parts of the bound. */
        double distance(VariantFigures figures) {
            double value = figure.of(figures);
            return holds(figures) ? 0 : (Math.abs(value - bound) + 1) / (Math.abs(bound) + 1);
        }
    }

    /** How a figure stands to a number. */
    public enum Comparison {
        AT_MOST("<="),
        AT_LEAST(">="),
        OTHER_THAN("!="),
        EQUAL("="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double bound) {
            return switch (this) {
                case AT_MOST -> value <= bound;
                case AT_LEAST -> value >= bound;
                case OTHER_THAN -> value != bound;
                case EQUAL -> value == bound;
                case BELOW -> value < bound;
                case ABOVE -> value > bound;
            };
        }

        static Comparison of(String sign) {
            return Stream.of(values())
                    .filter(each -> each.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Reads a goal: conditions with a comma between them.
     *
     * @throws Refusal with every condition that cannot be read
     */
    public static Goal parse(String text) throws Refusal {
        List<Condition> conditions = new ArrayList<>();
        List<Text> wrong = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part);
            Optional<Figure> figure = matcher.matches() ? Figure.named(matcher.group(1)) : Optional.empty();
            if (!matcher.matches()) {
                wrong.add(MESSAGES.text("goal.form", part.strip()));
            } else if (figure.isEmpty()) {
                wrong.add(MESSAGES.text(
                        "goal.figure", matcher.group(1), Suggestion.among(matcher.group(1), Figure.words())));
            } else {
                conditions.add(new Condition(
                        figure.get(), Comparison.of(matcher.group(2)), Double.parseDouble(matcher.group(3))));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refusal(Refusal.Kind.INPUT, wrong, null);
        }
        return new Goal(conditions);
    }

    /** True when a variant is as it should be. */
    public boolean reachedBy(VariantFigures figures) {
        return conditions.stream().allMatch(condition -> condition.holds(figures));
    }

    /** The variants that are as they should be, in their order. */
    public List<VariantFigures> reached(Sweep sweep) {
        return sweep.variants().stream().filter(this::reachedBy).toList();
    }

    /** The variant that is least far from it, the first of several. */
    public VariantFigures nearest(Sweep sweep) {
        return sweep.variants().stream()
                .min(Comparator.comparingDouble(figures -> conditions.stream()
                        .mapToDouble(condition -> condition.distance(figures))
                        .sum()))
                .orElseThrow();
    }
}
