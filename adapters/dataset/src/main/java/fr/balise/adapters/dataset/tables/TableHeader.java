package fr.balise.adapters.dataset.tables;

import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.cells.Row;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.policy.problems.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The first row of a table.
 *
 * @param columns position of each of our columns by name
 * @param others position of each other column that has a name of its own, by that name in small letters
 * @param width how many columns there are, ours and others
 */
record TableHeader(Map<String, Integer> columns, Map<String, Integer> others, int width) {
    /**
     * Reads a header; empty when columns are wrong, which makes the data set unusable.
     *
     * @param optional columns that may be missing
     */
    static Optional<TableHeader> read(
            String file, List<Row> rows, List<String> expected, List<String> optional, DataSetReading reading) {
        if (rows.isEmpty()) {
            reading.unusable(
                    file,
                    "le fichier est vide. La première ligne attendue est " + String.join(",", expected) + ".",
                    "the file is empty. The first line should be " + String.join(",", expected) + ".");
            return Optional.empty();
        }
        List<String> names = rows.get(0).cells().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<String> wrong = Stream.concat(expected.stream(), optional.stream().filter(names::contains))
                .filter(column -> names.indexOf(column) < 0 || names.indexOf(column) != names.lastIndexOf(column))
                .toList();
        if (!wrong.isEmpty()) {
            report(file + ":" + rows.get(0).number(), names, wrong, expected, reading);
            return Optional.empty();
        }
        Map<String, Integer> columns = new HashMap<>();
        expected.forEach(column -> columns.put(column, names.indexOf(column)));
        optional.forEach(column -> columns.put(column, names.indexOf(column)));
        return Optional.of(new TableHeader(Map.copyOf(columns), others(names, columns.keySet()), names.size()));
    }

    private static Map<String, Integer> others(List<String> names, Set<String> expected) {
        Map<String, Integer> others = new HashMap<>();
        for (int position = 0; position < names.size(); position++) {
            String name = names.get(position).strip();
            if (!name.isEmpty() && !expected.contains(name)) {
                others.putIfAbsent(name, position);
            }
        }
        return Map.copyOf(others);
    }

    private static void report(
            String place, List<String> names, List<String> wrong, List<String> expected, DataSetReading reading) {
        List<String> unknown =
                names.stream().filter(name -> !expected.contains(name)).toList();
        for (String column : wrong) {
            if (names.contains(column)) {
                reading.unusable(
                        place,
                        "la colonne " + column + " figure plusieurs fois. Gardez-en une.",
                        "the column " + column + " stands several times. Keep one.");
            } else {
                Optional<String> near = Suggestion.nearest(column, unknown).map(VisibleText::of);
                reading.unusable(
                        place,
                        "la colonne " + column + " manque. "
                                + near.map(other -> "Est-ce « " + other + " » ? Renommez-la.")
                                        .orElse("Ajoutez-la, vide si besoin."),
                        "the column " + column + " is missing. "
                                + near.map(other -> "Is it '" + other + "'? Rename it.")
                                        .orElse("Add it, empty if need be."));
            }
        }
    }

    /** From 0; -1 for a column that is not there. */
    int position(String column) {
        return columns.getOrDefault(column, -1);
    }
}
