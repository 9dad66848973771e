package fr.balise.core.policy.tables;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyText;
import java.util.ArrayList;
import java.util.List;

/** What holds for every cell, whatever the format of its file. */
final class Cells {
    private Cells() {}

    /** A row of tidy cells; refused when it is out of bounds or hides something. */
    static Sheet.Row row(int number, List<String> written) throws TableProblem {
        if (number > Sheet.MOST_ROWS) {
            throw TableProblem.whole(
                    "plus de " + Sheet.MOST_ROWS + " lignes",
                    "more than " + Sheet.MOST_ROWS + " rows",
                    "Coupez la table en plusieurs.",
                    "Split the table.");
        }
        if (written.size() > Sheet.MOST_COLUMNS) {
            throw new TableProblem(
                    number,
                    Sheet.MOST_COLUMNS + 1,
                    new Text(
                            "plus de " + Sheet.MOST_COLUMNS + " colonnes",
                            "more than " + Sheet.MOST_COLUMNS + " columns"),
                    new Text("Retirez celles qui ne servent pas.", "Remove those of no use."));
        }
        List<String> cells = new ArrayList<>();
        for (String cell : written) {
            cells.add(tidy(number, cells.size() + 1, cell));
        }
        return new Sheet.Row(number, List.copyOf(cells));
    }

    private static String tidy(int row, int column, String cell) throws TableProblem {
        if (cell.length() > Sheet.LONGEST_CELL) {
            throw new TableProblem(
                    row,
                    column,
                    new Text(
                            "cellule de plus de " + Sheet.LONGEST_CELL + " caractères",
                            "cell longer than " + Sheet.LONGEST_CELL + " characters"),
                    new Text("Raccourcissez-la.", "Shorten it."));
        }
        if (cell.codePoints().anyMatch(PolicyText::isInvisible)) {
            throw new TableProblem(
                    row,
                    column,
                    new Text(
                            "la cellule contient un saut de ligne ou un caractère invisible",
                            "the cell holds a line break or an invisible character"),
                    new Text("Écrivez son texte sur une ligne.", "Write its text on one line."));
        }
        return cell.replace('\u00A0', ' ').replace('\u202F', ' ').strip();
    }
}
