package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a service. */
class StopTest {
    @Test
    void a_plan_that_was_kept_is_there_after_a_restart(@TempDir Path folder) {
        ServerSettings settings = TestServer.settings(Map.of("store", folder.resolve("not/yet/there")));
        String location;
        String whole;
        try (TestServer server = TestServer.start(settings)) {
            location = server.post("/api/v1/plans", "application/json", "")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            whole = server.get(location).body();
        }
        try (TestServer again = TestServer.start(settings)) {
            assertThat(again.get(location).body()).isEqualTo(whole);
        }
    }
}
