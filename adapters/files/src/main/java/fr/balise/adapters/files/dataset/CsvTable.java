package fr.balise.adapters.files.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.balise.core.facts.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The lines of a CSV file (RFC 4180). A line that is no CSV, for example one with a quotation mark that never closes,
 * costs that line alone: reading starts again at the next one, since a stray mark must not swallow the mailboxes below
 * it.
 *
 * @param broken lines that could not be cut into the header's columns
 */
record CsvTable(List<CsvLine> lines, List<Broken> broken) {
    /**
     * A line that could not be cut into columns.
     *
     * @param address the mailbox it seems to be about
     */
    record Broken(SourceLine source, Text why, Optional<MailboxAddress> address) {}

    private static final String ADDRESS = "address";

    /** Reads a file; empty when that makes the data set unusable. */
    static Optional<CsvTable> read(String name, List<String> columns, DataSetReading reading) {
        return TextFile.read(name, reading).flatMap(text -> {
            PhysicalLines physical = new PhysicalLines(text);
            return CsvHeader.read(name, physical, columns, reading)
                    .map(header -> new Cutter(name, physical, header).cut());
        });
    }

    /** Cuts a text into records, one physical line after another. */
    private static final class Cutter {
        private final String name;
        private final PhysicalLines physical;
        private final CsvHeader header;
        private final List<CsvLine> lines = new ArrayList<>();
        private final List<Broken> broken = new ArrayList<>();

        Cutter(String name, PhysicalLines physical, CsvHeader header) {
            this.name = name;
            this.physical = physical;
            this.header = header;
        }

        CsvTable cut() {
            int next = physical.firstFilledFrom(header.line() + 1);
            while (next <= physical.count()) {
                next = physical.firstFilledFrom(cutFrom(next));
            }
            return new CsvTable(lines, broken);
        }

        /** Reads on from a line until the end or until a broken line; tells where to go on. */
        private int cutFrom(int first) {
            int next = first;
            try (CsvReader<CsvRecord> reader = reader(first)) {
                Iterator<CsvRecord> records = reader.iterator();
                while (next <= physical.count()) {
                    CsvRecord record = records.next();
                    int spanned = 1 + breaks(record.getFields());
                    if (spanned > 1 && swallowed(record, next, spanned)) {
                        return broken(
                                next,
                                new Text(
                                        "un guillemet ouvert n'est pas refermé sur la ligne. Fermez-le ou doublez-le"
                                                + " (\"\").",
                                        "a quotation mark is not closed on the line. Close it or double it (\"\")."));
                    }
                    take(record.getFields(), next);
                    next = physical.firstFilledFrom(next + spanned);
                }
                return next;
            } catch (CsvParseException | NoSuchElementException e) {
                return broken(
                        next,
                        new Text(
                                "un guillemet est mal placé. Entourez le champ de guillemets et doublez ceux qu'il"
                                        + " contient (\"\").",
                                "a quotation mark is out of place. Put the field between quotation marks and double"
                                        + " those inside (\"\")."));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private CsvReader<CsvRecord> reader(int line) throws IOException {
            StringReader rest = new StringReader(physical.text());
            rest.skip(physical.start(line));
            return CsvReader.builder()
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowExtraCharsAfterClosingQuote(false)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(rest);
        }

        /** A line break is well placed only in a column that is not ours, and when no mailbox seems to follow it. */
        private boolean swallowed(CsvRecord record, int first, int spanned) {
            for (int column = 0; column < record.getFieldCount(); column++) {
                if (header.isOurs(column) && breaks(List.of(record.getField(column))) > 0) {
                    return true;
                }
            }
            for (int line = first + 1; line < first + spanned; line++) {
                if (addressIn(physical.line(line)).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        private void take(List<String> cells, int line) {
            if (cells.size() == header.width()) {
                lines.add(new CsvLine(new SourceLine(name, line), header.columns(), cells));
                return;
            }
            int width = header.width();
            broken.add(new Broken(
                    new SourceLine(name, line),
                    new Text(
                            cells.size() + " champs, l'en-tête en a " + width
                                    + ". Entourez de guillemets les champs qui contiennent une virgule.",
                            cells.size() + " fields, the header has " + width
                                    + ". Put fields that contain a comma between quotation marks."),
                    header.position(ADDRESS)
                            .filter(position -> position < cells.size())
                            .flatMap(position -> address(cells.get(position)))));
        }

        private int broken(int line, Text why) {
            broken.add(new Broken(new SourceLine(name, line), why, addressIn(physical.line(line))));
            return line + 1;
        }

        private Optional<MailboxAddress> addressIn(String physicalLine) {
            String[] cells = physicalLine.split(",", -1);
            return header.position(ADDRESS)
                    .filter(position -> position < cells.length)
                    .flatMap(position -> address(unquoted(cells[position])));
        }

        private static String unquoted(String cell) {
            String text = cell.strip();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            return quoted ? text.substring(1, text.length() - 1) : text;
        }

        /** A cell in which a quotation mark remains may be a part of another: it names nothing for sure. */
        private static Optional<MailboxAddress> address(String cell) {
            try {
                return cell.contains("\"") ? Optional.empty() : Optional.of(new MailboxAddress(cell));
            } catch (InvalidIdentifier e) {
                return Optional.empty();
            }
        }

        private static int breaks(List<String> cells) {
            return cells.stream().mapToInt(PhysicalLines::breaks).sum();
        }
    }
}
