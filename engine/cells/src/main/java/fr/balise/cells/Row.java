package fr.balise.cells;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A row that is not blank.
 *
 * @param number of its first line, or as the spreadsheet program shows it; from 1
 * @param cells each without white space, no-break spaces and zero-width characters at its ends; empty where nothing
 *     stands
 * @param numbers positions, from 0, of the cells that a workbook keeps as numbers, which may have lost a leading zero
 */
public record Row(int number, List<String> cells, Set<Integer> numbers) {
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d+([.,]\\d+)?[eE]\\+\\d+");

    /** Copies the collections. */
    public Row {
        cells = List.copyOf(cells);
        numbers = Set.copyOf(numbers);
    }

    /** A row of texts. */
    public Row(int number, List<String> cells) {
        this(number, cells, Set.of());
    }

    /**
     * True for a cell that a spreadsheet program took for a number, whether a workbook keeps it as one or it is written
     * {@code 1,099E+10}: an identifier in it may have lost digits.
     */
    public boolean isNumber(int column) {
        return numbers.contains(column) || SCIENTIFIC.matcher(cell(column)).matches();
    }

    /** The cell of a column, counted from 0; empty where the row is too short, and for -1, a column that is not there. */
    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
}
