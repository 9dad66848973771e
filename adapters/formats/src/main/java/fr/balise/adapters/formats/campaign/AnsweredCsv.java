package fr.balise.adapters.formats.campaign;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.balise.adapters.formats.csv.SpreadsheetCell;
import fr.balise.operations.asking.answers.GivenAnswer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Answers given on a page, as a filled questionnaire: what is kept of them can be read again as any other. */
public final class AnsweredCsv {
    private AnsweredCsv() {}

    /** The table, in UTF-8. */
    public static byte[] of(List<GivenAnswer> answers) {
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(table)) {
            csv.writeRecord(
                    "address",
                    "situation",
                    "wanted",
                    "preferred",
                    "declared_at",
                    "declared_by",
                    "channel",
                    "professional");
            answers.forEach(answer -> csv.writeRecord(
                    SpreadsheetCell.inert(answer.address().value()),
                    answer.situation().value(),
                    answer.wanted() ? "yes" : "no",
                    answer.preferred() ? "yes" : "no",
                    answer.declaredAt().map(Instant::toString).orElse(""),
                    answer.by().orElse(""),
                    answer.channel().orElse(""),
                    answer.professional().orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }
}
