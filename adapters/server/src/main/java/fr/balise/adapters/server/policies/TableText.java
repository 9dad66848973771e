package fr.balise.adapters.server.policies;

import fr.balise.cells.Row;
import fr.balise.cells.UnreadableTable;
import fr.balise.cells.csv.CsvTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a policy in CSV, changed a row at a time: every other line, notes too, stays to the letter.
 *
 * @param rows those below the heading, notes left out
 */
public record TableText(List<String> columns, List<Row> rows) {
    private static final int MOST_ROWS = 2_001;

    /** Copies the lists. */
    public TableText {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** As it is written; empty for one that cannot be read, which is mended as text. */
    public static TableText of(byte[] csv) {
        try {
            List<Row> rows = CsvTable.read(new ByteArrayInputStream(csv), MOST_ROWS).rows().stream()
                    .filter(row -> !row.cell(0).startsWith("#"))
                    .toList();
            return rows.isEmpty()
                    ? new TableText(List.of(), List.of())
                    : new TableText(rows.get(0).cells(), rows.subList(1, rows.size()));
        } catch (UnreadableTable e) {
            return new TableText(List.of(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The table with another row in the place of one.
     *
     * @param number of the line, from 1; 0 for a new row at the end
     * @param cells all empty to take the row out
     */
    public static byte[] with(byte[] csv, long number, List<String> cells) {
        String text = new String(csv, StandardCharsets.UTF_8);
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r\n|\n|\r", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        boolean empty = cells.stream().allMatch(String::isBlank);
        String row = cells.stream()
                .map(cell -> cell(cell.replaceAll("\\R", " ").strip(), text))
                .collect(Collectors.joining(separator(text)));
        if (number == 0 && !empty) {
            lines.add(row);
        } else if (number > 0 && number <= lines.size()) {
            List<String> replaced = lines.subList((int) number - 1, lines.size());
            replaced = replaced.subList(0, lengthOfFirst(replaced));
            replaced.clear();
            if (!empty) {
                replaced.add(row);
            }
        }
        return (String.join(end, lines) + end).getBytes(StandardCharsets.UTF_8);
    }

    /** How many lines the first row takes: a cell in quotation marks may go over several. */
    private static int lengthOfFirst(List<String> lines) {
        int length = 0;
        long marks = 0;
        do {
            marks += lines.get(length).chars().filter(each -> each == '"').count();
            length++;
        } while (marks % 2 == 1 && length < lines.size());
        return length;
    }

    private static String separator(String text) {
        String heading =
                text.lines().filter(line -> !line.startsWith("#")).findFirst().orElse("");
        return List.of(";", "\t").stream()
                .filter(each -> heading.split(each, -1).length > heading.split(",", -1).length)
                .findFirst()
                .orElse(",");
    }

    private static String cell(String cell, String text) {
        boolean plain = !cell.contains(separator(text)) && !cell.contains("\"") && !cell.startsWith("#");
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
