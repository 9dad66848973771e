package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service keeps: for how long, how it is erased, and how it comes back from a backup. */
class KeptDataTest {
    private static final Instant THEN = Instant.parse("2026-12-01T08:00:00Z");

    @TempDir
    private Path folder;

    private TestServer after(int days) {
        return TestServer.start(
                TestServer.settings(Map.of("store", folder, "keepDays", 30)),
                Clock.fixed(THEN.plus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    private static String planned(TestServer server) {
        return server.post("/api/v1/plans", "application/json", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String bytes() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String name : new String[] {"store", "store-wal"}) {
            Path file = folder.resolve(name);
            all.append(Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
        }
        return all.toString();
    }

    @Test
    void plans_are_kept_for_as_long_as_the_setting_says_and_are_then_gone_from_the_disk() throws Exception {
        String plan;
        String name;
        try (TestServer server = after(0)) {
            plan = planned(server);
            name = plan.substring(plan.lastIndexOf('/') + 1);
        }
        assertThat(bytes()).contains(name);
        try (TestServer server = after(29)) {
            assertThat(server.get(plan).statusCode()).isEqualTo(200);
        }
        try (TestServer server = after(31)) {
            assertThat(server.get(plan).statusCode()).isEqualTo(404);
            assertThat(server.get("/api/v1/plans").body()).doesNotContain(name);
        }
        assertThat(bytes()).doesNotContain(name);
    }

    @Test
    void a_plan_that_is_erased_takes_along_who_made_it() throws Exception {
        try (TestServer server = after(0)) {
            String plan = planned(server);

            assertThat(server.send(server.request(plan).DELETE()).statusCode()).isEqualTo(204);

            assertThat(server.get(plan).statusCode()).isEqualTo(404);
        }
        assertThat(bytes()).doesNotContain("\"act\":\"MADE\"");
    }

    /** As the guide tells it: a copy is made while the service runs, and takes the place of the store. */
    @Test
    void a_backup_that_is_made_while_the_service_runs_brings_everything_back(@TempDir Path restored) throws Exception {
        String plan;
        String whole;
        String versions;
        try (TestServer server = after(0)) {
            plan = planned(server);
            whole = server.get(plan).body();
            versions = server.get("/api/v1/policies").body();
            try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store"))) {
                store.createStatement().execute("VACUUM INTO '" + restored.resolve("store") + "'");
            }
            server.send(server.request(plan).DELETE());
        }
        try (TestServer again = TestServer.start(TestServer.settings(Map.of("store", restored)))) {
            assertThat(again.get(plan).body()).isEqualTo(whole);
            assertThat(again.get("/api/v1/policies").body())
                    .startsWith(versions.substring(0, versions.indexOf("\"steps\"")));
        }
    }
}
