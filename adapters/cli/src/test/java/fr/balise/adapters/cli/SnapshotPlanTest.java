package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planning on a snapshot of a live directory. */
class SnapshotPlanTest {
    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Path snapshot() {
        return site.file("snapshot");
    }

    private String changes() throws IOException {
        String plan = Files.readString(site.plan());
        return plan.substring(plan.indexOf("\"changes\""), plan.lastIndexOf("\"findings\""));
    }

    private Told offline() {
        return Told.by(
                "plan",
                "--policy",
                Told.POLICY,
                "--data",
                site.data(),
                "--as-of",
                "2026-12-01",
                "--snapshot",
                snapshot(),
                "--out",
                site.plan());
    }

    @Test
    void a_plan_on_a_snapshot_is_that_on_the_directory_and_asks_it_once() throws IOException {
        assertThat(site.makePlan().exitCode()).isEqualTo(ExitCode.FINE);
        String live = changes();

        site.sandbox().clearRequests();
        assertThat(site.makePlan("--snapshot", snapshot()).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(changes()).isEqualTo(live);
        assertThat(site.sandbox().requests()).hasSize(3);

        site.sandbox().clearRequests();
        assertThat(site.makePlan("--snapshot", snapshot()).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(site.sandbox().requests()).isEmpty();

        assertThat(offline().exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(changes()).isEqualTo(live);
        assertThat(Files.readString(site.plan()))
                .contains("\"SNAPSHOT\"", site.sandbox().baseUrl() + " 20")
                .doesNotContain("STALE_SNAPSHOT", "INCOMPLETE_SOURCE");
    }

    @Test
    void a_plan_on_a_snapshot_that_is_too_old_says_so_and_one_that_nobody_read_is_none() throws IOException {
        Told nothing = offline();
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(nothing.err()).contains("holds no snapshot that was read to its end", "--directory URL");

        site.makePlan("--snapshot", snapshot());
        Path state = snapshot().resolve("snapshot.json");
        Files.writeString(
                state, Files.readString(state).replaceAll("(\"(asOf|whole)\" : \")[^\"]*", "$12026-01-05T03:00:00Z"));
        assertThat(offline().exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(Files.readString(site.plan())).contains("STALE_SNAPSHOT", "as it was at 2026-01-05T03:00:00Z");
    }
}
