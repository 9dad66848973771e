package fr.balise.adapters.formats.csv;

/** A cell of a table that people open in a spreadsheet program. */
public final class SpreadsheetCell {
    private SpreadsheetCell() {}

    /** The text, with an apostrophe before it where a spreadsheet program would take it for a formula. */
    public static String inert(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
