package fr.balise.adapters.formats.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A table that people open in a spreadsheet program: RFC 4180, with a header, no cell of which is a formula. */
public final class SpreadsheetTable {
    private SpreadsheetTable() {}

    /** The table of those rows. */
    public static String of(List<String> header, Stream<List<String>> rows) {
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(table)) {
            csv.writeRecord(header);
            rows.forEach(row ->
                    csv.writeRecord(row.stream().map(SpreadsheetCell::inert).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }
}
