package fr.balise.adapters.journal.state;

import fr.balise.adapters.journal.JournalFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The same on a real PostgreSQL server, which runs as a child of this test. */
class ServerTargetStoreTest extends TargetStoreContract {
    @TempDir
    Path home;

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    TargetStore open(Target target) throws JournalFailure {
        return new TargetPlaces(home).openStore(target, server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }
}
