package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.server.plans.PlanShelf;
import fr.balise.adapters.server.store.StoreFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a service. */
class StopTest {
    @Test
    void a_plan_that_was_kept_is_there_after_a_restart(@TempDir Path folder) throws Exception {
        String whole;
        String id;
        try (TestServer server = TestServer.start(0)) {
            String location = server.post("/api/v1/plans", "application/json", "")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            id = location.substring(location.lastIndexOf('/') + 1);
            whole = server.get(location).body();
        }
        Files.writeString(folder.resolve(id + ".json"), whole);
        Files.writeString(folder.resolve("2026-12-01-0123456789abcdef.json"), whole.substring(0, 1_000));

        PlanShelf again = new PlanShelf(new StoreFolder(folder));

        assertThat(again.all()).hasSize(1);
        assertThat(PlanShelf.nameOf(again.find(id).orElseThrow())).isEqualTo(id);
    }
}
