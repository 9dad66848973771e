package fr.balise.adapters.formats.status;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.balise.adapters.formats.csv.SpreadsheetCell;
import fr.balise.operations.following.Status;
import fr.balise.operations.following.counting.IndicatorDimension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What is counted as a table (RFC 4180), an indicator of a day and a group on each line. */
public final class StatusCsv {
    private StatusCsv() {}

    /**
     * The table, with a header.
     *
     * @param history true for all days that are kept, false for this one
     */
    public static String of(Status status, boolean history) {
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(table)) {
            csv.writeRecord("day", "dimension", "member", "name", "indicator", "value");
            status.history()
                    .forEach((dimension, days) -> days.forEach((day, groups) -> {
                        if (history || day.equals(status.asOf())) {
                            groups.forEach((member, figures) -> figures.counts()
                                    .forEach((indicator, count) -> csv.writeRecord(
                                            day.toString(),
                                            dimension.name(),
                                            SpreadsheetCell.inert(member),
                                            dimension == IndicatorDimension.STRUCTURE
                                                    ? SpreadsheetCell.inert(
                                                            status.structures().getOrDefault(member, ""))
                                                    : "",
                                            indicator.key(),
                                            String.valueOf(count))));
                        }
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }
}
