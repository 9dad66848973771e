package fr.balise.adapters.formats.simulation;

import fr.balise.adapters.formats.csv.SpreadsheetTable;
import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Goal;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.VariantFigures;
import fr.balise.core.planning.Breakdown.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The variants of a sweep as a table, one a line; where changes are counted apart, one a line for each value. */
public final class SweepCsv {
    private SweepCsv() {}

    /** The table, with a header; a goal adds a column that says which variants reach it. */
    public static String of(Sweep sweep, Optional<Goal> goal) {
        List<String> header = new ArrayList<>(List.of("variant", "policy", "asOf"));
        header.addAll(sweep.settings());
        header.addAll(sweep.by().isEmpty() ? List.of() : List.of("by", "value"));
        header.addAll(List.of("attach", "update", "detach"));
        header.addAll(sweep.by().isEmpty() ? List.of("undecided", "lastAddress", "calls") : List.of());
        goal.ifPresent(any -> header.add("goal"));
        return SpreadsheetTable.of(header, sweep.variants().stream().flatMap(figures -> rows(figures, sweep, goal)));
    }

    private static Stream<List<String>> rows(VariantFigures figures, Sweep sweep, Optional<Goal> goal) {
        if (sweep.by().isEmpty()) {
            Stream<Integer> numbers = Stream.of(
                    figures.attach(),
                    figures.update(),
                    figures.detach(),
                    figures.undecided(),
                    figures.lastAddress().size(),
                    figures.calls());
            return Stream.of(row(figures, sweep, numbers.map(String::valueOf), goal));
        }
        return sweep.by().stream()
                .flatMap(dimension -> figures.by().getOrDefault(dimension, new TreeMap<>()).entrySet().stream()
                        .map(each -> row(figures, sweep, counted(dimension, each.getKey(), each.getValue()), goal)));
    }

    private static Stream<String> counted(Dimension dimension, String value, Actions changes) {
        return Stream.of(
                dimension.word(),
                value,
                String.valueOf(changes.attach()),
                String.valueOf(changes.update()),
                String.valueOf(changes.detach()));
    }

    private static List<String> row(VariantFigures figures, Sweep sweep, Stream<String> numbers, Optional<Goal> goal) {
        List<String> row = new ArrayList<>(List.of(
                figures.variant().id(),
                figures.variant().policy().name() + " "
                        + figures.variant().policy().version(),
                figures.variant().asOf().toString()));
        sweep.settings().forEach(name -> row.add(figures.variant().settings().getOrDefault(name, "")));
        numbers.forEach(row::add);
        goal.ifPresent(wanted -> row.add(String.valueOf(wanted.reachedBy(figures))));
        return row;
    }
}
