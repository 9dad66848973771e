package fr.balise.adapters.publication.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.audit.ChainCheck;
import fr.balise.adapters.publication.audit.ChainReport;
import fr.balise.adapters.publication.journal.Journal.Memory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal does, wherever it lies. */
abstract class JournalContract {
    /** Opens the journal of this test, or opens it again. */
    abstract SqlJournal open() throws JournalFailure;

    /** Reaches its tables past the journal, as somebody who alters it would. */
    abstract Connection behindItsBack() throws SQLException;

    static Entry entry(String run, Entry.Kind kind, String what) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("action", "ATTACH").put("mailbox", what);
        return new Entry(run, kind, content);
    }

    private static List<Recorded> all(Journal journal, Optional<String> run) throws JournalFailure {
        List<Recorded> read = new ArrayList<>();
        journal.read(run, read::add);
        return read;
    }

    @Test
    void what_was_written_is_there_when_it_is_opened_again() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    List.of(entry("r1", Entry.Kind.INTENDED, "é'\"\\"), entry("r2", Entry.Kind.APPLIED, "b")),
                    List.of());
            journal.append(List.of(entry("r1", Entry.Kind.UNKNOWN, "c")), List.of());
        }
        try (SqlJournal journal = open()) {
            assertThat(all(journal, Optional.empty()))
                    .extracting(Recorded::number)
                    .containsExactly(1L, 2L, 3L);
            assertThat(all(journal, Optional.of("r1")))
                    .extracting(Recorded::kind)
                    .containsExactly(Entry.Kind.INTENDED, Entry.Kind.UNKNOWN);
            assertThat(all(journal, Optional.of("r1"))
                            .get(0)
                            .content()
                            .orElseThrow()
                            .path("mailbox")
                            .asText())
                    .isEqualTo("é'\"\\");
            assertThat(ChainCheck.of(journal).intact()).isTrue();
        }
    }

    @Test
    void many_who_write_at_once_make_one_chain() throws Exception {
        try (SqlJournal journal = open()) {
            ExecutorService writers = Executors.newFixedThreadPool(8);
            List<Future<?>> done = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> {
                        journal.append(
                                List.of(
                                        entry("r" + i % 8, Entry.Kind.INTENDED, "i" + i),
                                        entry("r" + i % 8, Entry.Kind.APPLIED, "a" + i)),
                                List.of());
                        return null;
                    }))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
            writers.shutdown();
            ChainReport report = ChainCheck.of(journal);

            assertThat(report.problems()).isEmpty();
            assertThat(report.entries()).isEqualTo(400);
            List<Recorded> read = all(journal, Optional.empty());
            for (int i = 0; i < read.size(); i += 2) {
                assertThat(read.get(i + 1)
                                .content()
                                .orElseThrow()
                                .path("mailbox")
                                .asText()
                                .substring(1))
                        .isEqualTo(read.get(i)
                                .content()
                                .orElseThrow()
                                .path("mailbox")
                                .asText()
                                .substring(1));
            }
        }
    }

    @Test
    void two_runs_exclude_each_other() throws Exception {
        try (SqlJournal one = open();
                SqlJournal other = open()) {
            try (Journal.Hold hold = one.hold()) {
                assertThatThrownBy(other::hold)
                        .isInstanceOf(JournalFailure.class)
                        .hasMessageContaining("Another run is using the journal");
                // The one that has it writes on.
                one.append(List.of(entry("r1", Entry.Kind.INTENDED, "a")), List.of());
            }
            other.hold().close();
        }
    }

    @Test
    void what_was_last_written_on_a_carrier_is_remembered() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(new Memory("Practitioner/p1", "a@b.fr", Optional.of(Fixtures.json("{\"rank\":1}")))));
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(
                            new Memory("Practitioner/p1", "a@b.fr", Optional.of(Fixtures.json("{\"rank\":2}"))),
                            new Memory("Practitioner/p2", "a@b.fr", Optional.of(Fixtures.json("{}")))));
            journal.append(
                    List.of(entry("r1", Entry.Kind.APPLIED, "a")),
                    List.of(new Memory("Practitioner/p2", "a@b.fr", Optional.empty())));

            assertThat(journal.remembered()).singleElement().satisfies(memory -> {
                assertThat(memory.carrier()).isEqualTo("Practitioner/p1");
                assertThat(memory.contactPoint().orElseThrow().path("rank").asInt())
                        .isEqualTo(2);
            });
        }
    }

    @Test
    void a_document_is_kept_to_the_letter() throws Exception {
        String document = "é".repeat(2_000_000) + "\n";
        try (SqlJournal journal = open()) {
            journal.keep("r1", document);
            assertThat(journal.kept("r1")).contains(document);
            assertThat(journal.kept("r2")).isEmpty();
        }
    }

    @Test
    void every_alteration_of_every_column_of_every_entry_is_detected() throws Exception {
        try (SqlJournal journal = open()) {
            journal.keep("r1", "{\"plan\":1}");
            Entry started = entry("r1", Entry.Kind.RUN_STARTED, "a");
            started.content().put("document", "r1").put("documentDigest", SealedEntry.digest("{\"plan\":1}"));
            journal.append(
                    List.of(started, entry("r1", Entry.Kind.INTENDED, "b"), entry("r1", Entry.Kind.APPLIED, "c")),
                    List.of(new Memory("Practitioner/p1", "a@b.fr", Optional.of(Fixtures.json("{\"rank\":2}")))));
            assertThat(ChainCheck.of(journal).intact()).isTrue();
            int tried = 0;
            for (String column : List.of("run", "kind", "content", "salt", "content_digest", "previous", "hash")) {
                for (int number = 1; number <= 3; number++) {
                    tried += alterCharacters(journal, "journal_entry", column, "number = " + number);
                }
            }
            tried += alterCharacters(journal, "journal_head", "hash", "id = 1");
            tried += alterCharacters(journal, "journal_document", "document", "name = 'r1'");
            for (String column : List.of("carrier", "address", "contact_point", "digest")) {
                tried += alterCharacters(journal, "journal_memory", column, "1 = 1");
            }
            assertThat(tried).isGreaterThan(100);
        }
    }

    private int alterCharacters(SqlJournal journal, String table, String column, String where) throws Exception {
        String original = value(table, column, where);
        int stride = Math.max(1, original.length() / 6);
        int tried = 0;
        for (int i = 0; i < original.length(); i += stride, tried++) {
            char flipped = (char) (original.charAt(i) ^ 1);
            set(table, column, where, original.substring(0, i) + flipped + original.substring(i + 1));
            assertThat(ChainCheck.of(journal).intact())
                    .as("%s.%s where %s, character %d", table, column, where, i)
                    .isFalse();
            set(table, column, where, original);
        }
        assertThat(ChainCheck.of(journal).intact()).isTrue();
        return tried;
    }

    private String value(String table, String column, String where) throws SQLException {
        try (Connection connection = behindItsBack();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT " + column + " FROM " + table + " WHERE " + where)) {
            row.next();
            return row.getString(1);
        }
    }

    private void set(String table, String column, String where, String value) throws SQLException {
        try (Connection connection = behindItsBack();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE " + table + " SET " + column + " = ? WHERE " + where)) {
            update.setString(1, value);
            update.executeUpdate();
        }
    }

    @Test
    void entries_that_were_cut_out_or_off_are_missed() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    IntStream.range(0, 5)
                            .mapToObj(i -> entry("r1", Entry.Kind.INTENDED, "i" + i))
                            .toList(),
                    List.of());
            delete("number = 5");
            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .anyMatch(text -> text.contains("ends at entry 4 and should end at entry 5"));
            delete("number = 2");
            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .anyMatch(text -> text.contains("entry 2 is missing"));
        }
    }

    private void delete(String where) throws SQLException {
        try (Connection connection = behindItsBack();
                Statement delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM journal_entry WHERE " + where);
        }
    }

    static Connection connection(String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }
}
