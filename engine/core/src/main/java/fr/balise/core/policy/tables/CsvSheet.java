package fr.balise.core.policy.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a CSV table; spreadsheet programs set to French write semicolons, others commas. */
final class CsvSheet {
    private CsvSheet() {}

    static Sheet read(String document) throws TableProblem {
        List<Sheet.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(document))
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(document)) {
            for (CsvRecord record : records) {
                rows.add(Cells.row(rows.size() + 1, record.getFields()));
            }
        } catch (CsvParseException e) {
            throw new TableProblem(
                    rows.size() + 1,
                    0,
                    new Text(
                            "ligne illisible : un guillemet de trop, ou manquant",
                            "unreadable row: a quote too many or too few"),
                    new Text(
                            "Dans une cellule entre guillemets, doublez ceux du texte.",
                            "In a quoted cell, double the quotes of the text."));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        return new Sheet(rows);
    }

    private static char separator(String document) {
        String header =
                document.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons > header.chars().filter(c -> c == ',').count() ? ';' : ',';
    }
}
