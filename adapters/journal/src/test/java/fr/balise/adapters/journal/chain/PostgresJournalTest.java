package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.JournalFailure;
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
