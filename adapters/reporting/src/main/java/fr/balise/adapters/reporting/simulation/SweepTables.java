package fr.balise.adapters.reporting.simulation;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Bar.Part;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.Variant;
import fr.balise.analysis.sweep.VariantFigures;
import fr.balise.core.planning.Breakdown.Actions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of variants, one a row. */
final class SweepTables {
    /** So many values have a column of their own; the others share one. */
    private static final int MOST_VALUES = 6;

    private final Sweep sweep;
    private final Wording messages;
    private final boolean severalPolicies;
    private final boolean severalDays;
    private final long largest;

    SweepTables(Sweep sweep, Wording messages) {
        this.sweep = sweep;
        this.messages = messages;
        this.severalPolicies = sweep.variants().stream()
                        .map(each -> each.variant().policy().digest())
                        .distinct()
                        .count()
                > 1;
        this.severalDays = sweep.variants().stream()
                        .map(each -> each.variant().asOf())
                        .distinct()
                        .count()
                > 1;
        this.largest = sweep.variants().stream()
                .mapToLong(VariantFigures::detach)
                .max()
                .orElse(0);
    }

    /** A variant by what tells it from the others. */
    String label(VariantFigures figures) {
        Variant variant = figures.variant();
        List<String> parts = new ArrayList<>();
        variant.settings().forEach((name, value) -> parts.add(name + "=" + (value.isEmpty() ? "—" : value)));
        if (severalPolicies) {
            parts.add(Wording.policy(variant.policy()));
        }
        if (severalDays) {
            parts.add(messages.date(variant.asOf()));
        }
        if (variant.inForce()) {
            parts.add(messages.say("sweep.inForce"));
        }
        return String.join(", ", parts);
    }

    Table variants() {
        List<Column> columns = new ArrayList<>(List.of(Column.text(messages.say("sweep.variant"))));
        for (String figure :
                List.of("attach", "update", "detach", "share", "lastAddress", "firstAddress", "undecided", "calls")) {
            columns.add(Column.number(messages.say("sweep." + figure)));
        }
        boolean beyond =
                sweep.variants().stream().anyMatch(each -> !beyond(each).isEmpty());
        if (beyond) {
            columns.add(Column.text(messages.say("sweep.limits")));
        }
        columns.add(Column.text(messages.say("sweep.id")));
        return new Table(
                columns,
                sweep.variants().stream().map(each -> row(each, beyond)).toList());
    }

    private Row row(VariantFigures figures, boolean beyond) {
        List<String> cells = new ArrayList<>(List.of(
                label(figures),
                messages.grouped(figures.attach()),
                messages.grouped(figures.update()),
                messages.grouped(figures.detach()),
                messages.percent(figures.detach(), figures.published()),
                messages.grouped(figures.lastAddress().size()),
                messages.grouped(figures.firstAddress().size()),
                messages.grouped(figures.undecided()),
                messages.grouped(figures.calls())));
        if (beyond) {
            cells.add(beyond(figures));
        }
        cells.add(figures.variant().id());
        String words = label(figures) + messages.say("fact") + messages.grouped(figures.detach());
        Part removals = new Part(Mark.REMOVED, figures.detach());
        return new Row(cells, Optional.of(new Bar(List.of(removals), largest, true, words)));
    }

    /** Which limits over the whole plan the removals exceed, as {@code apply} would say. */
    private String beyond(VariantFigures figures) {
        List<String> beyond = new ArrayList<>();
        if (figures.detach() > figures.limits().count()) {
            beyond.add(messages.say(
                    "sweep.beyond.count", messages.grouped(figures.limits().count())));
        }
        if (figures.detach() > figures.limits().fewest()
                && figures.detachShare() > figures.limits().share()) {
            beyond.add(messages.say(
                    "sweep.beyond.share", messages.percent(figures.limits().share())));
        }
        return String.join(", ", beyond);
    }

    /** The removals apart: the values with most of them in columns, the rest together. */
    Table by(Dimension dimension) {
        Map<String, Integer> removed = new HashMap<>();
        sweep.variants()
                .forEach(figures -> counts(figures, dimension)
                        .forEach((value, changes) -> removed.merge(value, changes.detach(), Integer::sum)));
        List<String> values = removed.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        List<String> shown = values.subList(0, Math.min(MOST_VALUES, values.size()));
        List<Column> columns = new ArrayList<>(List.of(Column.text(messages.say("sweep.variant"))));
        shown.forEach(value -> columns.add(Column.number(value.isEmpty() ? messages.say("sweep.untold") : value)));
        if (values.size() > shown.size()) {
            columns.add(Column.number(messages.count("sweep.others", (long) values.size() - shown.size())));
        }
        return new Table(
                columns,
                sweep.variants().stream()
                        .map(figures -> by(figures, counts(figures, dimension), shown, values))
                        .toList());
    }

    private Row by(VariantFigures figures, SortedMap<String, Actions> counts, List<String> shown, List<String> all) {
        List<String> cells = new ArrayList<>(List.of(label(figures)));
        shown.forEach(value -> cells.add(messages.grouped(detached(counts, value))));
        if (all.size() > shown.size()) {
            cells.add(messages.grouped(all.stream()
                    .skip(shown.size())
                    .mapToInt(value -> detached(counts, value))
                    .sum()));
        }
        return new Row(cells, Optional.empty());
    }

    private static SortedMap<String, Actions> counts(VariantFigures figures, Dimension dimension) {
        return figures.by().getOrDefault(dimension, new TreeMap<>());
    }

    private static int detached(SortedMap<String, Actions> counts, String value) {
        return counts.getOrDefault(value, new Actions(0, 0, 0)).detach();
    }
}
