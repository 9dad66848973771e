package fr.balise.core.policy.tables;

import fr.balise.cells.Row;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.policy.syntax.SourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table whose first row names its columns, in any order; problems tell the row and the column. */
final class Table {
    static final String ID = "id";
    static final String SOURCE = "source";

    /** A FINESS number has nine digits. */
    private static final String ALL_BUT_ONE_DIGIT = "[0-9]{8}";

    private final String file;
    private final PolicyProblems problems;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows;
    private final boolean ofRules;

    private Table(String file, List<Row> sheet, boolean ofRules, PolicyProblems problems) {
        this.file = file;
        this.ofRules = ofRules;
        this.problems = problems;
        this.rows = sheet;
    }

    /**
     * Reads the names of the columns.
     *
     * @param required columns that must be there
     * @param optional columns that may be there
     */
    static Table of(
            String file, List<Row> sheet, List<String> required, List<String> optional, PolicyProblems problems) {
        Table table = new Table(file, sheet, false, problems);
        table.readHeader(required, optional);
        return table;
    }

    /** The same of a table of rules, whose optional columns are attributes. */
    static Table ofRules(
            String file, List<Row> sheet, List<String> required, List<String> optional, PolicyProblems problems) {
        Table table = new Table(file, sheet, true, problems);
        table.readHeader(required, optional);
        return table;
    }

    private void readHeader(List<String> required, List<String> optional) {
        if (rows.isEmpty()) {
            problems.add(
                    file,
                    0,
                    0,
                    new Text("la table est vide", "the table is empty"),
                    new Text(
                            "Nommez d'abord les colonnes : " + String.join(", ", required) + "…",
                            "Name the columns first: " + String.join(", ", required) + "…"));
            return;
        }
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        for (int column = 0; column < rows.get(0).cells().size(); column++) {
            readName(column, known);
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                tell(
                        rows.get(0).number(),
                        -1,
                        new Text(
                                "la colonne « " + TableTranslations.ofColumn(name) + " » manque",
                                "the column '" + name + "' is missing"),
                        new Text("Ajoutez-la.", "Add it."));
            }
        }
    }

    private void readName(int column, List<String> known) {
        Row header = rows.get(0);
        String name = TableTranslations.column(header.cell(column), known);
        if (name.isEmpty()) {
            refuseContentBelow(column);
        } else if (!known.contains(name)) {
            tell(
                    header.number(),
                    column,
                    new Text("la colonne « " + name + " » est inconnue", "the column '" + name + "' is unknown"),
                    remedy(name, known));
        } else if (columns.putIfAbsent(name, column) != null) {
            tell(
                    header.number(),
                    column,
                    new Text("la colonne « " + name + " » est répétée", "the column '" + name + "' is repeated"),
                    new Text("Gardez-en une seule.", "Keep one of them."));
        }
    }

    /** Columns of tables of rules are attributes, and a policy may declare some. */
    private Text remedy(String name, List<String> known) {
        List<String> french = TableTranslations.columns(known);
        Text among = Suggestion.among(name, known, french);
        return ofRules && Suggestion.nearest(name, french).isEmpty()
                ? Suggestion.orDeclared(name, known, among)
                : among;
    }

    private void refuseContentBelow(int column) {
        rows.stream()
                .skip(1)
                .filter(row -> !row.cell(column).isEmpty())
                .findFirst()
                .ifPresent(row -> tell(
                        row.number(),
                        column,
                        new Text("cette colonne n'a pas de nom", "this column has no name"),
                        new Text("Nommez-la dans la première ligne.", "Name it in the first row.")));
    }

    /** The rows below the names of the columns. */
    List<Row> rows() {
        return rows.subList(Math.min(1, rows.size()), rows.size());
    }

    /** What a row says in a column; empty when nothing, or when there is no such column. */
    String cell(Row row, String column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.cell(at);
    }

    /** True where a spreadsheet program may have made an identifier a number, or dropped its leading zero. */
    boolean isDamaged(Row row, String column) {
        return columns.containsKey(column)
                && (row.isNumber(columns.get(column)) || cell(row, column).matches(ALL_BUT_ONE_DIGIT));
    }

    SourceLine place(Row row) {
        return new SourceLine(file, row.number());
    }

    void tell(Row row, String column, Text what, Text remedy) {
        tell(row.number(), columns.getOrDefault(column, -1), what, remedy);
    }

    private void tell(int row, int column, Text what, Text remedy) {
        problems.add(file, row, column + 1, what, remedy);
    }

    /** The name of the row; told when it has none, or one of another form. */
    Optional<RuleId> id(Row row) {
        try {
            return Optional.of(new RuleId(cell(row, ID)));
        } catch (InvalidIdentifier e) {
            tell(
                    row,
                    ID,
                    new Text("identifiant incorrect : « " + cell(row, ID) + " »", "not an id: '" + cell(row, ID) + "'"),
                    new Text(
                            "Écrivez des capitales, des chiffres et « - », par exemple CLOSED-HOSPITAL.",
                            "Write capitals, digits and '-', for example CLOSED-HOSPITAL."));
            return Optional.empty();
        }
    }

    /** The requirements behind the row; told when there are none. */
    List<String> sources(Row row) {
        List<String> sources = Stream.of(cell(row, SOURCE).split("[|,]"))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .toList();
        if (sources.isEmpty() || !sources.stream().allMatch(SourceId::isOne)) {
            tell(
                    row,
                    SOURCE,
                    new Text("la ligne ne dit pas d'où elle vient", "the row does not say where it comes from"),
                    new Text("Écrivez par exemple A3-PER|EX_GDT_5040.", "Write for example A3-PER|EX_GDT_5040."));
        }
        return sources;
    }

    /** The value that is named in a cell, in either language; told when it is none of those known. */
    <T> Optional<T> named(Row row, String column, String written, Map<String, T> known) {
        T value = known.get(TableTranslations.value(column, written, known.keySet()));
        if (value == null) {
            List<String> french = TableTranslations.values(column, known.keySet());
            tell(
                    row,
                    column,
                    new Text(
                            TableTranslations.ofColumn(column) + " : « " + written + " » n'est pas dans "
                                    + String.join(", ", french),
                            words(column) + " '" + written + "' is not one of " + String.join(", ", known.keySet())),
                    new Text(
                            Suggestion.nearest(written, french)
                                    .or(() -> Suggestion.nearest(written, known.keySet()))
                                    .map(near -> "Vouliez-vous dire " + near + " ?")
                                    .orElse("Écrivez-en une."),
                            Suggestion.nearest(written, known.keySet())
                                    .or(() -> Suggestion.nearest(written, french))
                                    .map(near -> "Did you mean " + near + "?")
                                    .orElse("Write one of them.")));
        }
        return Optional.ofNullable(value);
    }

    /** {@code careSetting} is a care setting. */
    private static String words(String column) {
        return column.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
