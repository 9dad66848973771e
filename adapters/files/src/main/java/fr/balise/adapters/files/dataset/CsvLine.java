package fr.balise.adapters.files.dataset;

import fr.balise.core.facts.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a table, with as many cells as its header.
 *
 * @param columns position of each column by name
 */
record CsvLine(SourceLine source, Map<String, Integer> columns, List<String> cells) {
    /** The cell of a column that the table is known to have, without surrounding white space. */
    String cell(String column) {
        return cells.get(Objects.requireNonNull(columns.get(column))).strip();
    }
}
