package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.audit.ChainReport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever alters a journal by SQL is found out, wherever the journal lies. {@code -Dbalise.flips=all} alters every
 * byte, in three minutes, instead of every fifteenth.
 */
abstract class AlterationsContract {
    private static final int STRIDE = FlippedByteTest.ALL ? 1 : 15;

    /** The columns that are sealed, and the rows in each table by their key. */
    private static final Map<String, List<String>> COLUMNS = new TreeMap<>(Map.of(
            "journal_entry", List.of("run", "kind", "content", "salt", "content_digest", "previous", "hash"),
            "journal_head", List.of("hash"),
            "journal_document", List.of("name", "document"),
            "journal_memory", List.of("target", "carrier", "address", "contact_point", "digest")));

    /** Columns of bytes; of what is deflated in them a bit may be of no meaning. */
    private static final Set<String> BYTES =
            Set.of("content", "salt", "content_digest", "previous", "hash", "document", "contact_point", "digest");

    private static final Set<String> DEFLATED = Set.of("content", "document", "contact_point");

    private static final Map<String, String> KEYS = Map.of(
            "journal_entry", "number", "journal_head", "id", "journal_document", "name", "journal_memory", "address");

    /** Opens the journal of this test, or opens it again. */
    abstract SqlJournal open() throws JournalFailure;

    /** Reaches its tables past the journal, as somebody who alters it would. */
    abstract Connection behindItsBack() throws SQLException;

    @Test
    void one_altered_byte_of_any_column_of_any_row_is_detected() throws Exception {
        try (SqlJournal journal = open();
                Connection connection = behindItsBack()) {
            JournalContract.aRun(journal);
            int tried = 0;
            for (Map.Entry<String, List<String>> table : COLUMNS.entrySet()) {
                for (String column : table.getValue()) {
                    for (Cell cell : cells(connection, table.getKey(), column)) {
                        tried += alterEachByte(journal, connection, cell);
                    }
                }
            }
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
            assertThat(tried).isGreaterThan(100);
        }
    }

    private record Cell(String table, String column, Object key, byte[] value) {
        boolean bytes() {
            return BYTES.contains(column);
        }
    }

    private static List<Cell> cells(Connection connection, String table, String column) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT " + KEYS.get(table) + ", " + column + " FROM " + table)) {
            while (row.next()) {
                Cell empty = new Cell(table, column, row.getObject(1), new byte[0]);
                byte[] value =
                        empty.bytes() ? row.getBytes(2) : row.getString(2).getBytes(StandardCharsets.UTF_8);
                cells.add(new Cell(table, column, row.getObject(1), value));
            }
        }
        return cells;
    }

    private static int alterEachByte(SqlJournal journal, Connection connection, Cell cell) throws Exception {
        boolean key = cell.column().equals(KEYS.get(cell.table()));
        List<String> said = FlippedByteTest.content(journal);
        for (int i = 0; i < cell.value().length; i += STRIDE) {
            byte[] altered = cell.value().clone();
            altered[i] ^= 1;
            set(connection, cell, altered, cell.key());
            boolean told = !ChainCheck.of(journal).intact();
            boolean saysTheSame = DEFLATED.contains(cell.column())
                    && !told
                    && FlippedByteTest.content(journal).equals(said);
            assertThat(told || saysTheSame)
                    .as("%s %s %s, byte %d", cell.table(), cell.column(), cell.key(), i)
                    .isTrue();
            set(connection, cell, cell.value(), key ? text(altered) : cell.key());
        }
        return 1 + (cell.value().length - 1) / STRIDE;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static void set(Connection connection, Cell cell, byte[] value, Object key) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + cell.table() + " SET " + cell.column() + " = ? WHERE " + KEYS.get(cell.table()) + " = ?")) {
            if (cell.bytes()) {
                update.setBytes(1, value);
            } else {
                update.setString(1, text(value));
            }
            update.setObject(2, key);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal_entry SET content = NULL WHERE number = 2",
                "UPDATE journal_entry SET salt = NULL WHERE number = 2",
                "UPDATE journal_entry SET content = NULL, salt = NULL WHERE number = 2",
                "UPDATE journal_entry SET number = 60 WHERE number = 6",
                "UPDATE journal_entry SET number = -number WHERE number IN (2, 3);"
                        + "UPDATE journal_entry SET number = 5 + number WHERE number < 0",
                "UPDATE journal_head SET number = number + 1",
                "UPDATE journal_head SET number = number - 1",
                "DELETE FROM journal_head",
                "DELETE FROM journal_entry",
                "DELETE FROM journal_entry WHERE number = 1",
                "DELETE FROM journal_entry WHERE number = 3",
                "DELETE FROM journal_entry WHERE number = 6",
                "DELETE FROM journal_document",
                "DELETE FROM journal_memory",
                "UPDATE journal_memory SET carrier = 'Practitioner/p2'",
                "INSERT INTO journal_entry SELECT number + 6, run, kind, content, salt, content_digest, previous, hash"
                        + " FROM journal_entry WHERE number = 6",
            })
    void rows_that_are_emptied_taken_away_moved_or_added_are_missed(String alteration) throws Exception {
        try (SqlJournal journal = open()) {
            JournalContract.aRun(journal);
            assertThat(ChainCheck.of(journal).intact()).isTrue();
            alter(alteration);

            assertThat(found(journal)).isTrue();
        }
    }

    private static boolean found(SqlJournal journal) {
        try {
            return !ChainCheck.of(journal).intact();
        } catch (JournalFailure e) {
            return true;
        }
    }

    private void alter(String statements) throws SQLException {
        try (Connection connection = behindItsBack();
                Statement statement = connection.createStatement()) {
            for (String one : statements.split(";")) {
                statement.executeUpdate(one);
            }
        }
    }

    /** What was sealed is only as old as the hash before it: no two entries can change places, whatever their numbers. */
    @Test
    void entries_that_changed_places_are_told() throws Exception {
        try (SqlJournal journal = open()) {
            JournalContract.aRun(journal);
            alter("UPDATE journal_entry SET number = 20 WHERE number = 4;"
                    + "UPDATE journal_entry SET number = 4 WHERE number = 5;"
                    + "UPDATE journal_entry SET number = 5 WHERE number = 20");

            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .contains("entry 4: does not follow the one before", "entry 4: altered");
        }
    }

    /** The end and the head cut off together leave a whole, shorter journal: only a seal that lies elsewhere tells. */
    @Test
    void a_journal_that_was_cut_off_cleanly_is_told_by_a_seal_or_receipt_noted_elsewhere() throws Exception {
        try (SqlJournal journal = open()) {
            JournalContract.aRun(journal);
            ChainReport whole = ChainCheck.of(journal);
            Set<String> noted = Set.of(whole.head(), JournalContract.RECEIPT);
            assertThat(ChainCheck.of(journal, noted).problems()).isEmpty();
            alter("DELETE FROM journal_entry WHERE number = 6;"
                    + "UPDATE journal_head SET number = 5, hash = (SELECT hash FROM journal_entry WHERE number = 5)");

            assertThat(ChainCheck.of(journal, noted).problems())
                    .extracting(problem -> problem.en())
                    .contains(
                            "the noted seal " + whole.head() + " is not in the journal",
                            "the noted seal " + JournalContract.RECEIPT + " is not in the journal");
        }
    }

    @Test
    void what_was_cut_out_or_off_is_told_with_its_number() throws Exception {
        try (SqlJournal journal = open()) {
            JournalContract.aRun(journal);
            alter("DELETE FROM journal_entry WHERE number IN (2, 6)");

            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .anyMatch(text -> text.contains("entry 2 is missing"))
                    .anyMatch(text -> text.contains("ends at entry 5 and should end at entry 6"));
        }
    }
}
