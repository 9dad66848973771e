package fr.balise.analysis.sweep;

import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.planning.Breakdown.Actions;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.planning.planner.Outline;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What variants make of the same facts, in the order in which they were asked. Equal cases are decided once for all
 * variants with the same rules.
 *
 * @param inputs SHA-256 of each source by name
 * @param settings the names of the swept settings, in order
 * @param by by what changes are counted apart
 */
public record Sweep(
        SortedMap<String, String> inputs, List<String> settings, List<Dimension> by, List<VariantFigures> variants) {
    /** Copies the lists. */
    public Sweep {
        settings = List.copyOf(settings);
        by = List.copyOf(by);
        variants = List.copyOf(variants);
    }

    /** A variant and the policy that decides it. */
    public record Tried(Variant variant, Policy policy) {}

    /**
     * Asks every variant; those of one day should follow one another, and on it those that differ in settings alone.
     *
     * @param begun hears of each before it is asked; what it throws ends the sweep
     */
    public static Sweep of(
            PreparedFacts facts,
            List<Tried> tried,
            List<String> settings,
            List<Dimension> by,
            Consumer<Variant> begun) {
        try (Asking asking = new Asking(facts, by)) {
            List<VariantFigures> figures = new ArrayList<>();
            for (Tried each : tried) {
                begun.accept(each.variant());
                figures.add(asking.figures(each));
            }
            return new Sweep(facts.facts().inputs(), settings, by, figures);
        }
    }

    /**
     * The same variants over all facts.
     *
     * @param parts at least one; no professional is in two
     * @param sorting where those are put in order whom a variant concerns
     */
    public static Sweep sum(Iterator<Sweep> parts, Sorting sorting) {
        Sweep one = parts.next();
        List<FiguresInParts> sums = one.variants.stream()
                .map(figures -> new FiguresInParts(figures, sorting))
                .toList();
        parts.forEachRemaining(part -> {
            for (int i = 0; i < sums.size(); i++) {
                sums.get(i).add(part.variants.get(i));
            }
        });
        return new Sweep(
                one.inputs,
                one.settings,
                one.by,
                sums.stream().map(FiguresInParts::sum).toList());
    }

    /** The policy as it is, on the day of a variant. */
    public VariantFigures inForce(LocalDate asOf) {
        return variants.stream()
                .filter(each ->
                        each.variant().inForce() && each.variant().asOf().equals(asOf))
                .findFirst()
                .orElseThrow();
    }

    /** True when some variant would take another number of changes than the policy in force. */
    public boolean differs() {
        return variants.stream().anyMatch(each -> {
            VariantFigures now = inForce(each.variant().asOf());
            return each.attach() != now.attach() || each.update() != now.update() || each.detach() != now.detach();
        });
    }

    /** Variants on their way, with what is known already. */
    private static final class Asking implements AutoCloseable {
        private final PreparedFacts facts;
        private final List<Dimension> by;
        private final Map<List<Rule>, Remembering> deciders = new HashMap<>();
        private final Map<Question, VariantFigures> answered = new HashMap<>();

        /** What figures depend on. */
        private record Question(List<Rule> rules, CaseSettings settings, RemovalLimits limits, LocalDate asOf) {}

        Asking(PreparedFacts facts, List<Dimension> by) {
            this.facts = facts;
            this.by = by;
        }

        VariantFigures figures(Tried tried) {
            Policy policy = tried.policy();
            Question question = new Question(
                    policy.allRules(),
                    policy.caseSettings(),
                    policy.removalLimits(),
                    tried.variant().asOf());
            VariantFigures known = answered.get(question);
            if (known == null) {
                known = figures(tried, question);
                answered.put(question, known);
            }
            return known.of(tried.variant());
        }

        private VariantFigures figures(Tried tried, Question question) {
            Remembering decider = deciders.computeIfAbsent(question.rules(), rules -> new Remembering(tried.policy()));
            Outline outline = Outline.of(tried.policy(), facts, question.asOf(), decider);
            Actions all = counted(outline.changes());
            return new VariantFigures(
                    tried.variant(),
                    all.attach(),
                    all.update(),
                    all.detach(),
                    outline.keep(),
                    outline.undecided(),
                    outline.impact().published(),
                    outline.impact().leftWithoutAddress(),
                    outline.reached(),
                    question.limits(),
                    apart(outline.changes()));
        }

        private Map<Dimension, SortedMap<String, Actions>> apart(List<Change> changes) {
            Map<Dimension, SortedMap<String, Actions>> apart = new EnumMap<>(Dimension.class);
            for (Dimension dimension : by) {
                Map<String, List<Change>> groups = new LinkedHashMap<>();
                changes.forEach(change -> dimension
                        .values(change, facts.labels())
                        .forEach(value -> groups.computeIfAbsent(value, none -> new ArrayList<>())
                                .add(change)));
                SortedMap<String, Actions> counts = new TreeMap<>();
                groups.forEach((value, members) -> counts.put(value, counted(members)));
                apart.put(dimension, counts);
            }
            return apart;
        }

        private static Actions counted(List<Change> changes) {
            int[] counts = new int[Change.Action.values().length];
            changes.forEach(change -> counts[change.action().ordinal()]++);
            return new Actions(
                    counts[Change.Action.ATTACH.ordinal()],
                    counts[Change.Action.UPDATE.ordinal()],
                    counts[Change.Action.DETACH.ordinal()]);
        }

        @Override
        public void close() {
            deciders.values().forEach(Remembering::close);
        }
    }

    /** Decides by the rules of a policy what it has not decided yet. */
    private static final class Remembering implements CaseDecider, AutoCloseable {
        private final PublicationEngine engine;
        private final Map<FlatCase, Decision> known = new HashMap<>();

        Remembering(Policy policy) {
            this.engine = PublicationEngine.of(policy);
        }

        @Override
        public <C extends FlatCase> Map<C, Decision> decide(Collection<C> cases) {
            known.putAll(engine.decideCases(
                    cases.stream().filter(each -> !known.containsKey(each)).toList()));
            Map<C, Decision> decided = new HashMap<>();
            cases.forEach(each -> decided.put(each, Objects.requireNonNull(known.get(each))));
            return decided;
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
