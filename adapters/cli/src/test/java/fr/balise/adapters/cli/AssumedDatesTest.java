package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No source gives the dates and months of a policy: somebody has to stand for them. */
class AssumedDatesTest {
    @TempDir
    private Path folder;

    @Test
    void what_rests_on_a_date_that_no_source_gives_is_refused_until_it_is_confirmed_or_named() throws Exception {
        try (Site site = new Site(folder)) {
            Path operator = site.data().resolve("operator.yaml");
            String confirming = Files.readString(operator);
            Files.writeString(operator, confirming.replace("  - type10.cutOff\n", ""));
            Told plan = site.makePlan();
            site.sandbox().clearRequests();
            Told refused = site.apply("--yes", "--journal", site.journal());

            assertThat(plan.out())
                    .contains(" on type10.cutOff = 2026-10-01, which no source gives. apply will refuse ");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.SAFETY_LIMIT);
            assertThat(refused.err())
                    .contains("type10.cutOff = 2026-10-01", "confirmed: [type10.cutOff]", "--override assumed-date");
            assertThat(site.sandbox().requests()).isEmpty();

            Told named = site.apply("--yes", "--journal", site.file("another"), "--override", "assumed-date");
            assertThat(named.exitCode()).isEqualTo(ExitCode.FINE);
        }
    }
}
