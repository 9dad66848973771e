package fr.balise.adapters.dataset.answers;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.UnreadableTable;
import fr.balise.cells.csv.CsvTable;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.asking.answers.MergedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code declarations.csv} as a table of texts, whose other columns and lines stay as they are. */
final class DeclarationsTable {
    private static final String MERGE = "merge";
    private static final int MOST_ROWS = 10_000_000;
    private static final List<String> OURS = List.of(
            "address",
            "situation",
            "wanted",
            "preferred",
            "declared_on",
            "declared_at",
            "declared_by",
            "channel",
            MERGE);

    private final List<String> columns;
    private final List<List<String>> lines;

    private DeclarationsTable(List<String> columns, List<List<String>> lines) {
        this.columns = columns;
        this.lines = lines;
    }

    /**
     * Reads it.
     *
     * @throws Refusal when a line cannot be cut, which would be lost when the table is written again
     */
    static DeclarationsTable of(Path file, byte[] bytes) throws Refusal {
        try {
            Sheet sheet = CsvTable.read(new ByteArrayInputStream(bytes), MOST_ROWS);
            if (sheet.rows().isEmpty()) {
                return new DeclarationsTable(new ArrayList<>(OURS), new ArrayList<>());
            }
            List<String> header = sheet.rows().get(0).cells();
            Stream<Integer> spoiled = Stream.concat(
                    sheet.spoiled().stream().map(each -> each.number()),
                    sheet.rows().stream()
                            .filter(row -> row.cells().size() != header.size())
                            .map(Row::number));
            List<Integer> wrong = spoiled.sorted().toList();
            if (!wrong.isEmpty()) {
                throw Refusal.input(Questionnaires.MESSAGES.text("spoiled", file, wrong.get(0), wrong.size()));
            }
            return new DeclarationsTable(
                    new ArrayList<>(header),
                    new ArrayList<>(sheet.rows().stream()
                            .skip(1)
                            .<List<String>>map(row -> new ArrayList<>(row.cells()))
                            .toList()));
        } catch (UnreadableTable e) {
            throw Refusal.input(Questionnaires.MESSAGES.text(
                    "noTable", file, new Text(e.what().fr(), e.what().en())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return lines.size();
    }

    /** Takes the lines about these questions out; gives them as a table, or nothing where there are none. */
    Optional<byte[]> takeOut(List<UsageDeclaration> answers) {
        List<List<String>> gone =
                lines.stream().filter(line -> isOneOf(line, answers)).toList();
        lines.removeAll(gone);
        return gone.isEmpty() ? Optional.empty() : Optional.of(new DeclarationsTable(columns, gone).bytes());
    }

    private boolean isOneOf(List<String> line, List<UsageDeclaration> answers) {
        String address = line.get(position("address")).strip();
        String situation = line.get(position("situation")).strip();
        return answers.stream()
                .anyMatch(answer -> answer.address().value().equalsIgnoreCase(address)
                        && answer.situation().value().equals(situation));
    }

    /** Puts lines back that were taken out. */
    void putBack(DeclarationsTable gone) {
        gone.lines.forEach(line -> lines.add(columns.stream()
                .map(column -> gone.columns.indexOf(column))
                .map(position -> position < 0 ? "" : line.get(position))
                .toList()));
    }

    void add(List<MergedAnswer> answers, String merge) {
        OURS.stream().filter(column -> position(column) < 0).forEach(column -> {
            columns.add(column);
            lines.forEach(line -> line.add(""));
        });
        answers.forEach(answer -> {
            Map<String, String> cells = cells(answer, merge);
            lines.add(columns.stream()
                    .map(column -> cells.getOrDefault(column.toLowerCase(Locale.ROOT), ""))
                    .toList());
        });
    }

    private static Map<String, String> cells(MergedAnswer answer, String merge) {
        UsageDeclaration said = answer.declaration();
        return Map.of(
                "address",
                said.address().value(),
                "situation",
                said.situation().value(),
                "wanted",
                said.wanted() ? "yes" : "no",
                "preferred",
                said.preferred() ? "yes" : "no",
                "declared_on",
                said.declaredOn().toString(),
                "declared_at",
                said.declaredAt().map(Instant::toString).orElse(""),
                "declared_by",
                answer.by(),
                "channel",
                answer.channel(),
                MERGE,
                merge);
    }

    /** Takes the lines of a merge out; gives their number. */
    int remove(String merge) {
        int before = lines.size();
        int position = position(MERGE);
        lines.removeIf(line -> position >= 0 && line.get(position).equals(merge));
        return before - lines.size();
    }

    int count(String merge) {
        int position = position(MERGE);
        return (int) lines.stream()
                .filter(line -> position >= 0 && line.get(position).equals(merge))
                .count();
    }

    private int position(String column) {
        return columns.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(column);
    }

    byte[] bytes() {
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(table)) {
            csv.writeRecord(columns);
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }
}
