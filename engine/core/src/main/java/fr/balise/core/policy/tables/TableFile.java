package fr.balise.core.policy.tables;

import fr.balise.cells.Characters;
import fr.balise.cells.Phrase;
import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.UnreadableTable;
import fr.balise.cells.csv.CsvTable;
import fr.balise.cells.xlsx.Workbook;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyProblems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a table of a policy, from CSV or a workbook, within bounds that no real table reaches. */
final class TableFile {
    private static final int MOST_ROWS = 2_001;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 1_000;
    private static final Workbook.Bounds BOUNDS = new Workbook.Bounds(1_000_000, 10_000_000, MOST_ROWS);

    private TableFile() {}

    /** The rows, notes left out; empty when the file cannot be read. What is wrong goes to {@code problems}. */
    static Optional<List<Row>> read(String path, byte[] content, PolicyProblems problems) {
        try {
            Sheet sheet = path.endsWith(".xlsx")
                    ? Workbook.read(content, BOUNDS)
                    : CsvTable.read(new ByteArrayInputStream(content), MOST_ROWS);
            List<Row> rows = new ArrayList<>();
            for (Row row : sheet.rows()) {
                if (!row.cell(0).startsWith("#")) {
                    rows.add(tidy(row));
                }
            }
            sheet.spoiled()
                    .forEach(each -> problems.add(
                            path,
                            each.number(),
                            0,
                            new Text("ligne illisible", "unreadable row"),
                            sentence(each.why())));
            return sheet.spoiled().isEmpty() ? Optional.of(rows) : Optional.empty();
        } catch (UnreadableTable e) {
            problems.add(path, e.row(), e.column(), text(e.what()), text(e.remedy()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Row tidy(Row row) throws UnreadableTable {
        if (row.cells().size() > MOST_COLUMNS) {
            throw new UnreadableTable(
                    row.number(),
                    MOST_COLUMNS + 1,
                    new Phrase("plus de " + MOST_COLUMNS + " colonnes", "more than " + MOST_COLUMNS + " columns"),
                    new Phrase("Retirez celles qui ne servent pas.", "Remove those of no use."));
        }
        List<String> cells = new ArrayList<>();
        for (String cell : row.cells()) {
            cells.add(tidy(row.number(), cells.size() + 1, cell));
        }
        return new Row(row.number(), cells, row.numbers());
    }

    private static String tidy(int row, int column, String cell) throws UnreadableTable {
        if (cell.length() > LONGEST_CELL) {
            throw new UnreadableTable(
                    row,
                    column,
                    new Phrase(
                            "cellule de plus de " + LONGEST_CELL + " caractères",
                            "cell longer than " + LONGEST_CELL + " characters"),
                    new Phrase("Raccourcissez-la.", "Shorten it."));
        }
        Optional<String> hidden = Characters.hidden(cell);
        if (hidden.isPresent()) {
            throw new UnreadableTable(
                    row,
                    column,
                    new Phrase(
                            "la cellule contient un saut de ligne ou un caractère invisible (" + hidden.get() + ")",
                            "the cell holds a line break or an invisible character (" + hidden.get() + ")"),
                    new Phrase("Écrivez son texte sur une ligne.", "Write its text on one line."));
        }
        return cell.replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    private static Text text(Phrase phrase) {
        return new Text(phrase.fr(), phrase.en());
    }

    private static Text sentence(Phrase phrase) {
        return new Text(capital(phrase.fr()), capital(phrase.en()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
