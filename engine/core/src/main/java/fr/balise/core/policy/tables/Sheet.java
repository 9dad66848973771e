package fr.balise.core.policy.tables;

import java.util.List;

/**
 * What a table file holds, whatever its format: rows of text.
 *
 * @param rows in order; a row without content may be missing
 */
record Sheet(List<Row> rows) {
    static final int MOST_ROWS = 2_001;
    static final int MOST_COLUMNS = 50;
    static final int LONGEST_CELL = 1_000;

    /**
     * A row.
     *
     * @param number as the spreadsheet program shows it, from 1
     * @param cells without white space around them; empty where nothing stands
     */
    record Row(int number, List<String> cells) {
        /** The cell of a column, counted from 0; empty where the row is too short. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }

        /** A note between the rows that count. */
        boolean isNote() {
            return cell(0).startsWith("#");
        }
    }
}
