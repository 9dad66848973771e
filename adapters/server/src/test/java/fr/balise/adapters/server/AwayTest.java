package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory is away when the service starts. */
class AwayTest {
    @Test
    void a_service_starts_without_its_directory_answers_503_and_reads_it_once_it_is_back(@TempDir Path folder)
            throws Exception {
        SandboxOptions samples =
                SandboxOptions.serving(TestServer.SAMPLES.resolve("directory")).withoutRateLimit();
        SandboxDirectory before = SandboxDirectory.start(samples);
        before.close();
        try (TestServer server = TestServer.on(before, folder.resolve("journal"), TestServer.SAMPLES)) {
            assertThat(server.get("/api/v1/findings").statusCode()).isEqualTo(503);
            assertThat(server.get("/").statusCode()).isEqualTo(503);
            assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(server.get("/policy").statusCode()).isEqualTo(200);
            assertThat(server.post("/api/v1/plans", "application/json", "").statusCode())
                    .isEqualTo(503);

            try (SandboxDirectory back =
                    SandboxDirectory.start(samples.with("port", before.baseUrl().getPort()))) {
                assertThat(server.post("/api/v1/plans", "application/json", "").statusCode())
                        .isEqualTo(201);

                assertThat(new ObjectMapper()
                                .readTree(server.get("/api/v1/findings").body())
                                .at("/total")
                                .asInt())
                        .isPositive();
                assertThat(server.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            }
        }
    }
}
