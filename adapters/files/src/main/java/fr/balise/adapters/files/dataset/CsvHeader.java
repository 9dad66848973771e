package fr.balise.adapters.files.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import fr.balise.adapters.files.Shown;
import fr.balise.core.policy.problems.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a table.
 *
 * @param line where it stands
 * @param columns position of each of our columns by name
 * @param width how many columns there are, ours and others
 */
record CsvHeader(int line, Map<String, Integer> columns, int width) {
    /** Reads a header; empty when columns are wrong, which makes the data set unusable. */
    static Optional<CsvHeader> read(
            String name, PhysicalLines physical, List<String> expected, DataSetReading reading) {
        int line = physical.firstFilledFrom(1);
        if (line > physical.count()) {
            reading.unusable(
                    name,
                    "le fichier est vide. La première ligne attendue est " + String.join(",", expected) + ".",
                    "the file is empty. The first line should be " + String.join(",", expected) + ".");
            return Optional.empty();
        }
        List<String> names = names(physical.line(line));
        List<String> problemsBefore = wrongColumns(names, expected);
        if (problemsBefore.isEmpty()) {
            Map<String, Integer> columns = new HashMap<>();
            expected.forEach(column -> columns.put(column, names.indexOf(column)));
            return Optional.of(new CsvHeader(line, Map.copyOf(columns), names.size()));
        }
        report(name + ":" + line, names, expected, reading);
        return Optional.empty();
    }

    private static List<String> names(String header) {
        try {
            return CsvReader.builder()
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(true)
                    .ofSingleCsvRecord(header)
                    .getFields()
                    .stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (CsvParseException e) {
            return List.of(header);
        }
    }

    private static List<String> wrongColumns(List<String> names, List<String> expected) {
        List<String> wrong = new ArrayList<>();
        for (String column : expected) {
            if (names.stream().filter(column::equals).count() != 1) {
                wrong.add(column);
            }
        }
        return wrong;
    }

    private static void report(String place, List<String> names, List<String> expected, DataSetReading reading) {
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            reading.unusable(
                    place,
                    "les colonnes ne sont pas séparées par des virgules. Enregistrez le fichier en CSV avec la virgule"
                            + " pour séparateur.",
                    "the columns are not separated by commas. Save the file as CSV with the comma as separator.");
            return;
        }
        List<String> unknown =
                names.stream().filter(name -> !expected.contains(name)).toList();
        for (String column : wrongColumns(names, expected)) {
            if (names.contains(column)) {
                reading.unusable(
                        place,
                        "la colonne " + column + " figure plusieurs fois. Gardez-en une.",
                        "the column " + column + " stands several times. Keep one.");
            } else {
                Optional<String> near = Suggestion.nearest(column, unknown).map(Shown::value);
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

    Optional<Integer> position(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    boolean isOurs(int position) {
        return columns.containsValue(position);
    }
}
