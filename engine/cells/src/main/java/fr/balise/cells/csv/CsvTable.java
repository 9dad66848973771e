package fr.balise.cells.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import fr.balise.cells.Characters;
import fr.balise.cells.Phrase;
import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.SpoiledRow;
import fr.balise.cells.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads a table whose columns are separated by commas, semicolons or tabs; the first row tells which, or a line
 * {@code sep=;} as Excel writes it. A quoted cell may hold line breaks. A quotation mark that closes nowhere spoils its
 * own line alone, since it must not swallow the rows below it: a row spans at most {@value #MOST_LINES} lines, has as many
 * cells as the first one, and none of its cells holds what looks like another row.
 */
public final class CsvTable {
    private static final int MOST_LINES = 20;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i) *\"?sep=[,;|\\t]\"? *");
    private static final int LONGEST_FRAGMENT = 1_000;
    private static final Phrase NOT_CLOSED = new Phrase(
            "un guillemet ouvert n'est pas refermé. Fermez-le ou doublez-le (\"\").",
            "a quotation mark is not closed. Close it or double it (\"\").");
    private static final Phrase MISPLACED = new Phrase(
            "un guillemet est mal placé. Entourez la cellule de guillemets et doublez ceux qu'elle contient (\"\").",
            "a quotation mark is out of place. Put the cell between quotation marks and double those inside (\"\").");

    private final LineWindow lines;
    private final int mostRows;
    private final Consumer<? super Row> rows;
    private final Consumer<? super SpoiledRow> spoiled;
    private int count;
    private char separator;
    private int width;

    private CsvTable(LineWindow lines, int mostRows, Consumer<? super Row> rows, Consumer<? super SpoiledRow> spoiled) {
        this.lines = lines;
        this.mostRows = mostRows;
        this.rows = rows;
        this.spoiled = spoiled;
    }

    /**
     * Reads a table to its end; blank rows are left out and take no memory.
     *
     * @throws UnreadableTable when it is not in UTF-8, or has more filled rows than asked for
     */
    public static Sheet read(InputStream in, int mostRows) throws IOException, UnreadableTable {
        return read(new LineWindow(new PhysicalLines(in)), mostRows);
    }

    static Sheet read(LineWindow lines, int mostRows) throws IOException, UnreadableTable {
        List<Row> rows = new ArrayList<>();
        List<SpoiledRow> spoiled = new ArrayList<>();
        new CsvTable(lines, mostRows, rows::add, spoiled::add).read();
        return new Sheet(rows, spoiled);
    }

    /**
     * The same row by row, so that the table is never in memory as a whole.
     *
     * @param spoiled takes the lines that could not be cut
     */
    public static void read(
            InputStream in, int mostRows, Consumer<? super Row> rows, Consumer<? super SpoiledRow> spoiled)
            throws IOException, UnreadableTable {
        new CsvTable(new LineWindow(new PhysicalLines(in)), mostRows, rows, spoiled).read();
    }

    private void read() throws IOException, UnreadableTable {
        for (String line = lines.line(0); line != null; line = lines.line(0)) {
            if (separator == 0 && isSeparatorLine(line)) {
                separator = line.charAt(line.indexOf('=') + 1);
                lines.skip(1);
            } else if (isBlank(line)) {
                lines.skip(1);
            } else {
                cut(line);
            }
        }
    }

    private boolean isSeparatorLine(String line) {
        return count == 0 && SEPARATOR_LINE.matcher(line).matches();
    }

    private boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != separator && c != ',' && c != ';' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }

    private void cut(String line) throws IOException, UnreadableTable {
        int number = lines.number();
        boolean note = line.startsWith("#");
        if (separator == 0 && !note) {
            separator = separatorOf(line);
        }
        char used = separator == 0 ? separatorOf(line) : separator;
        Optional<List<String>> cells = line.indexOf('"') < 0 ? Optional.of(split(line, used)) : quoted(line, used);
        int spanned = 1;
        if (cells.isEmpty() && isOdd(line)) {
            spanned = spanned();
            cells = spanned > 1 ? whole(spanned, used) : Optional.empty();
        }
        if (cells.isPresent()) {
            lines.skip(spanned);
            add(number, cells.get(), note);
        } else {
            lines.skip(1);
            spoiled.accept(new SpoiledRow(number, fragments(line, used), isOdd(line) ? NOT_CLOSED : MISPLACED));
        }
    }

    private void add(int number, List<String> cells, boolean note) throws UnreadableTable {
        List<String> trimmed = cells.stream().map(Characters::trimmed).toList();
        if (trimmed.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (count == mostRows) {
            throw new UnreadableTable(
                    number,
                    0,
                    new Phrase("plus de " + mostRows + " lignes", "more than " + mostRows + " rows"),
                    new Phrase("Coupez la table en plusieurs.", "Split the table."));
        }
        width = width == 0 && !note ? cells.size() : width;
        count++;
        rows.accept(new Row(number, trimmed));
    }

    /** How many lines there are up to the one that closes the quotation mark; 1 when none near does. */
    private int spanned() throws IOException, UnreadableTable {
        for (int next = 1; next < MOST_LINES; next++) {
            String more = lines.line(next);
            if (more == null) {
                return 1;
            }
            if (isOdd(more)) {
                return next + 1;
            }
        }
        return 1;
    }

    private Optional<List<String>> whole(int spanned, char used) throws IOException, UnreadableTable {
        StringBuilder text = new StringBuilder(String.valueOf(lines.line(0)));
        for (int next = 1; next < spanned; next++) {
            text.append('\n').append(lines.line(next));
        }
        return quoted(text.toString(), used)
                .filter(cells -> cells.size() == width)
                .filter(cells -> cells.stream().noneMatch(cell -> holdsRow(cell, used)));
    }

    private boolean holdsRow(String cell, char used) {
        return cell.lines().skip(1).anyMatch(line -> count(line, used) >= Math.max(1, width - 1));
    }

    private static Optional<List<String>> quoted(String text, char separator) {
        try {
            return Optional.of(CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraCharsAfterClosingQuote(false)
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(text)
                    .getFields());
        } catch (CsvParseException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
            cells.add(line.substring(start, end));
            start = end + 1;
        }
        cells.add(line.substring(start));
        return cells;
    }

    private static List<String> fragments(String line, char separator) {
        return split(line, separator).stream()
                .map(cell -> Characters.trimmed(cell.substring(0, Math.min(cell.length(), LONGEST_FRAGMENT))))
                .map(CsvTable::unquoted)
                .toList();
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1) : cell;
    }

    private static char separatorOf(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = count(header, candidate) > count(header, best) ? candidate : best;
        }
        return best;
    }

    private static boolean isOdd(String line) {
        return count(line, '"') % 2 == 1;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
