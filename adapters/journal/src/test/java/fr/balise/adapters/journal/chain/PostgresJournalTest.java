package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.ChainCheck;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on a real PostgreSQL server, which runs as a child of this test. */
class PostgresJournalTest extends JournalContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private String url;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void aNewDatabase() throws SQLException {
        String name = "journal" + NUMBER.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement create = connection.createStatement()) {
            create.execute("CREATE DATABASE " + name);
        }
        url = server.getJdbcUrl("postgres", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER listens BEFORE INSERT ON journal_entry FOR EACH ROW"
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "CREATE RULE listens AS ON DELETE TO journal_entry DO INSTEAD NOTHING",
                "ALTER TABLE journal_entry ALTER COLUMN run SET DEFAULT current_user",
                "ALTER TABLE journal_entry ADD COLUMN note TEXT",
                "ALTER TABLE journal_entry ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE journal_entry SET UNLOGGED",
                "DROP INDEX journal_entry_by_kind",
                "ALTER TABLE journal_memory DROP CONSTRAINT journal_memory_pkey",
                "DROP TABLE journal_hold"
            })
    void what_is_not_as_our_migrations_made_it_is_told(String alteration) throws Exception {
        try (SqlJournal journal = open();
                Connection connection = behindItsBack();
                Statement statement = connection.createStatement()) {
            aRun(journal);
            assertThat(ChainCheck.of(journal).problems()).isEmpty();

            statement.execute(alteration);

            assertThat(ChainCheck.of(journal).problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.en()).startsWith("the database "));
        }
    }

    @Override
    SqlJournal open() throws JournalFailure {
        return Journals.open(url, "postgres", "");
    }

    @Override
    SqlJournal reading() throws JournalFailure {
        return Journals.reading(url.replace("jdbc:postgresql", "JDBC:PostgreSQL"), "postgres", "");
    }

    @Override
    Connection behindItsBack() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }
}
