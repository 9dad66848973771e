package fr.balise.adapters.dataset.answers;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.balise.cells.Row;
import fr.balise.cells.UnreadableTable;
import fr.balise.cells.csv.CsvTable;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.asking.Due;
import fr.balise.operations.asking.Due.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was done in a campaign, in its folder: {@code sent.csv}, the letters that were sent, and {@code bounced.csv}, with a
 * column {@code address}, that the operator's mail system fills.
 */
public final class CampaignRecords {
    private static final List<String> SENT = List.of("professional", "stage", "to", "sent_at", "sent_by");
    private static final int MOST_ROWS = 10_000_000;

    private final Path sent;
    private final Path bounced;

    /** Those of the campaign in a folder. */
    public CampaignRecords(Path folder) {
        this.sent = folder.resolve("sent.csv");
        this.bounced = folder.resolve("bounced.csv");
    }

    /** The letters that were sent. */
    public List<Sent> sent() throws Refusal {
        return rows(sent, SENT).stream()
                .map(cells -> new Sent(cells.get(0), cells.get(1)))
                .toList();
    }

    /** Addresses at which letters cannot be delivered; what is no address is left out. */
    public Set<MailboxAddress> bounced() throws Refusal {
        Set<MailboxAddress> addresses = new TreeSet<>();
        for (List<String> cells : rows(bounced, List.of("address"))) {
            try {
                addresses.add(new MailboxAddress(cells.get(0)));
            } catch (InvalidIdentifier e) {
                throw Refusal.input(Questionnaires.MESSAGES.text("noAddress", bounced, cells.get(0)));
            }
        }
        return addresses;
    }

    /** Keeps that letters were sent. */
    public void add(List<Due.Letter> letters, Instant at, String by) throws Refusal {
        List<List<String>> all = new ArrayList<>(rows(sent, SENT));
        letters.forEach(letter -> all.add(List.of(
                letter.professional(),
                letter.stage(),
                letter.to().stream().map(MailboxAddress::value).collect(Collectors.joining(" ")),
                at.toString(),
                by)));
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(table)) {
            csv.writeRecord(SENT);
            all.forEach(csv::writeRecord);
            csv.flush();
            AnswersFolder.write(sent, table.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refusal.input(Questionnaires.MESSAGES.text("unreadable", sent, String.valueOf(e.getMessage())));
        }
    }

    /** The cells of these columns, line by line; none where there is no such file. */
    private static List<List<String>> rows(Path file, List<String> columns) throws Refusal {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            List<Row> rows = CsvTable.read(in, MOST_ROWS).rows();
            List<String> header = rows.isEmpty()
                    ? List.of()
                    : rows.get(0).cells().stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList();
            if (!header.contains(columns.get(0))) {
                throw Refusal.input(Questionnaires.MESSAGES.text("noColumn", file, columns.get(0)));
            }
            return rows.stream()
                    .skip(1)
                    .map(row -> columns.stream()
                            .map(column -> row.cell(header.indexOf(column)))
                            .toList())
                    .toList();
        } catch (UnreadableTable e) {
            throw Refusal.input(Questionnaires.MESSAGES.text(
                    "noTable", file, new Text(e.what().fr(), e.what().en())));
        } catch (IOException e) {
            throw Refusal.input(Questionnaires.MESSAGES.text("unreadable", file, String.valueOf(e.getMessage())));
        }
    }
}
