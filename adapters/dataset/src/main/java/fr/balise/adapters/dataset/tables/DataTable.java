package fr.balise.adapters.dataset.tables;

import fr.balise.adapters.dataset.reading.BytesRead;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.dataset.reading.TextFile;
import fr.balise.cells.Characters;
import fr.balise.cells.ColumnDates;
import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.SpoiledRow;
import fr.balise.cells.UnreadableTable;
import fr.balise.cells.csv.CsvTable;
import fr.balise.cells.xlsx.Workbook;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A table of a data set, CSV or Excel, whose first row names its columns in any order; other columns may stand beside. */
final class DataTable {
    static final String ADDRESS = "address";
    private static final String CSV = ".csv";
    private static final String XLSX = ".xlsx";
    private static final int MOST_ROWS = 10_000_000;
    private static final Workbook.Bounds BOUNDS = new Workbook.Bounds(50_000_000, 500_000_000, 1_048_576);

    private final String file;
    private final TableHeader header;
    private final Rows rows;
    private final Gap gap;
    private final DataSetReading reading;

    /** The rows of a table, which can be gone through again; a file is read again each time. */
    private interface Rows {
        void each(Consumer<? super Row> rows, Consumer<? super SpoiledRow> spoiled) throws IOException, UnreadableTable;

        static Rows of(Sheet sheet) {
            return (rows, spoiled) -> {
                sheet.rows().forEach(rows);
                sheet.spoiled().forEach(spoiled);
            };
        }
    }

    private DataTable(String file, TableHeader header, Rows rows, Gap gap, DataSetReading reading) {
        this.file = file;
        this.header = header;
        this.rows = rows;
        this.gap = gap;
        this.reading = reading;
    }

    /**
     * Opens a table.
     *
     * @param name of the file, without its ending
     * @param optional columns that may be missing
     * @param gap what is doubted when a line names no mailbox
     * @return empty when the file makes the data set unusable
     */
    static Optional<DataTable> open(
            String name, List<String> columns, List<String> optional, Gap gap, DataSetReading reading) {
        boolean workbook = Files.exists(reading.path(name + XLSX));
        if (workbook && Files.exists(reading.path(name + CSV))) {
            reading.unusable(
                    name + XLSX,
                    "le dossier contient aussi " + name + CSV + ". Gardez un seul des deux.",
                    "the folder holds " + name + CSV + " too. Keep one of the two.");
            return Optional.empty();
        }
        String file = name + (workbook ? XLSX : CSV);
        return (workbook ? sheet(file, reading).map(Rows::of) : csv(file, reading))
                .flatMap(rows -> of(file, rows, columns, optional, gap, reading));
    }

    /**
     * The table that was sent by that name; a text that is not in UTF-8 is taken for Windows-1252, as Excel saves it in
     * France.
     */
    static Optional<DataTable> sent(
            String file, byte[] bytes, List<String> columns, List<String> optional, Gap gap, DataSetReading reading) {
        return sheet(file, new ByteArrayInputStream(isWorkbook(file) ? bytes : utf8(bytes)), reading)
                .flatMap(sheet -> of(file, Rows.of(sheet), columns, optional, gap, reading));
    }

    private static byte[] utf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252")).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Optional<DataTable> of(
            String file, Rows rows, List<String> columns, List<String> optional, Gap gap, DataSetReading reading) {
        List<Row> first = new ArrayList<>();
        Consumer<Row> keeper = row -> {
            if (first.isEmpty()) {
                first.add(row);
            }
        };
        return pass(file, rows, keeper, spoiled -> {}, reading)
                ? TableHeader.read(file, first, columns, optional, reading)
                        .map(header -> new DataTable(file, header, rows, gap, reading))
                : Optional.empty();
    }

    /** Goes through all rows; false when the table cannot be used. */
    private static boolean pass(
            String file,
            Rows rows,
            Consumer<? super Row> each,
            Consumer<? super SpoiledRow> spoiled,
            DataSetReading reading) {
        try {
            rows.each(each, spoiled);
            return true;
        } catch (UnreadableTable e) {
            reportUnreadable(file, e, reading);
        } catch (IOException e) {
            TextFile.reportUnreadable(file, e, reading);
        }
        return false;
    }

    private static void reportUnreadable(String file, UnreadableTable e, DataSetReading reading) {
        reading.unusable(
                e.row() == 0 ? file : file + ":" + e.row(),
                e.what().fr() + ". " + e.remedy().fr(),
                e.what().en() + ". " + e.remedy().en());
    }

    /** A file as long as a country's is gone through line by line, each time with the same bytes. */
    private static Optional<Rows> csv(String file, DataSetReading reading) {
        return Optional.of((rows, spoiled) -> {
            Sha256 sha256 = new Sha256();
            BytesRead told = BytesRead.ofTable(file, reading);
            try (InputStream in = sha256.reading(told.counting(TextFile.open(file, reading)))) {
                CsvTable.read(new BufferedInputStream(in, 1 << 16), MOST_ROWS, rows, spoiled);
            }
            told.end();
            if (!reading.sameInput(file, sha256.hex())) {
                reading.unusable(
                        file,
                        "le fichier a changé pendant la lecture. Recommencez.",
                        "the file changed while it was read. Start again.");
            }
        });
    }

    private static boolean isWorkbook(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(XLSX);
    }

    private static Optional<Sheet> sheet(String file, DataSetReading reading) {
        try (InputStream in = TextFile.open(file, reading)) {
            return sheet(file, in, reading);
        } catch (IOException e) {
            TextFile.reportUnreadable(file, e, reading);
            return Optional.empty();
        }
    }

    private static Optional<Sheet> sheet(String file, InputStream bytes, DataSetReading reading) {
        Sha256 sha256 = new Sha256();
        try {
            InputStream in = sha256.reading(bytes);
            Sheet sheet = isWorkbook(file)
                    ? Workbook.read(in.readNBytes(BOUNDS.file() + 1), BOUNDS)
                    : CsvTable.read(new BufferedInputStream(in), MOST_ROWS);
            reading.input(file, sha256.hex());
            return Optional.of(sheet);
        } catch (UnreadableTable e) {
            reportUnreadable(file, e, reading);
        } catch (IOException e) {
            TextFile.reportUnreadable(file, e, reading);
        }
        return Optional.empty();
    }

    String file() {
        return file;
    }

    /** Reads each line; what a line that cannot be read may concern is kept from harm. */
    <T> List<T> read(Function<Cells, Optional<T>> reader) {
        List<T> values = new ArrayList<>();
        read(reader, values::add);
        return values;
    }

    /**
     * Reads each line, one by one.
     *
     * @param taker takes what the good ones say
     */
    <T> void read(Function<Cells, Optional<T>> reader, Consumer<? super T> taker) {
        int[] nameless = {0};
        int[] seen = {0};
        pass(
                file,
                rows,
                row -> {
                    if (seen[0]++ > 0) {
                        nameless[0] += line(row, reader, taker);
                    }
                },
                spoiled -> {
                    Text why = new Text(spoiled.why().fr(), spoiled.why().en());
                    nameless[0] += unreadable(spoiled.number(), why, address(spoiled.fragments()));
                },
                reading);
        if (nameless[0] > 0) {
            reading.incomplete(
                    gap,
                    file,
                    new Text(
                            "lignes sans adresse lisible : " + nameless[0],
                            "lines without a readable address: " + nameless[0]));
        }
    }

    /** 1 when it names no mailbox. */
    private <T> int line(Row row, Function<Cells, Optional<T>> reader, Consumer<? super T> taker) {
        if (row.cells().size() != header.width()) {
            return unreadable(row.number(), width(row.cells().size()), address(row.cells()));
        }
        Cells cells = new Cells(this, row);
        reader.apply(cells).ifPresent(taker);
        return cells.report(reading);
    }

    /** Tells of a line that could not be cut; 1 when it names no mailbox. */
    private int unreadable(int line, Text why, Optional<MailboxAddress> address) {
        reading.unreadable(new SourceLine(file, line), why);
        address.ifPresent(reading::hold);
        return address.isPresent() ? 0 : 1;
    }

    private Text width(int cells) {
        return new Text(
                cells + " champs, l'en-tête en a " + header.width()
                        + ". Entourez de guillemets les champs qui contiennent le séparateur.",
                cells + " fields, the header has " + header.width()
                        + ". Put fields that contain the separator between quotation marks.");
    }

    /**
     * A cell in which a quotation mark or something hidden remains may be a part of another, and the last one may be the
     * beginning of one: it names nothing for sure.
     */
    private Optional<MailboxAddress> address(List<String> cells) {
        int position = header.position(ADDRESS);
        try {
            return Optional.of(cells)
                    .filter(all -> position < all.size() - 1)
                    .map(all -> all.get(position))
                    .filter(cell ->
                            cell.indexOf('"') < 0 && Characters.odd(cell).isEmpty())
                    .map(MailboxAddress::new);
        } catch (InvalidIdentifier e) {
            return Optional.empty();
        }
    }

    /** The columns that are not ours. */
    Map<String, Integer> others() {
        return header.others();
    }

    int position(String column) {
        return header.position(column);
    }

    /** How the dates of a column are written, which is told when it had to be found out. */
    ColumnDates dates(String column) {
        int position = header.position(column);
        ColumnDates.Proof proof = new ColumnDates.Proof();
        boolean[] first = {true};
        pass(
                file,
                rows,
                row -> {
                    if (!first[0]) {
                        proof.see(row.cell(position));
                    }
                    first[0] = false;
                },
                spoiled -> {},
                reading);
        ColumnDates dates = proof.dates();
        dates.proof().ifPresent(cell -> reading.found(FindingCode.DAY_BEFORE_MONTH, file + " " + column, column, cell));
        return dates;
    }
}
