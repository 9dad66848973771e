package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The public data hide who answers for a mailbox: a difference there is seen against what we wrote ourselves. */
@Isolated("forgets the journals of every target")
class RememberedStateTest {
    private static final String NOTHING = "Nothing to change";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = new Site(folder);
        forgetUsualJournal();
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
        forgetUsualJournal();
    }

    private static void forgetUsualJournal() throws IOException {
        Path targets = Path.of(System.getProperty("user.home"), ".balise", "targets");
        if (Files.exists(targets)) {
            try (Stream<Path> all = Files.walk(targets)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private void publishAndChangeWhoAnswers(Object... journal) throws IOException {
        assertThat(site.makePlan().exitCode()).isEqualTo(ExitCode.FINE);
        Told told = site.apply(journal);
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(site.makePlan("--memory", "none").out()).contains(NOTHING);
        site.stock("Cadre du service", "Cadre de santé");
    }

    @Test
    void a_change_of_what_is_hidden_is_seen_with_the_journal_alone() throws IOException {
        publishAndChangeWhoAnswers("--journal", site.journal());

        assertThat(site.makePlan("--memory", "none").out()).contains(NOTHING);
        Told remembering = site.makePlan("--memory", site.journal());

        assertThat(remembering.out())
                .contains("secretariat.cardiologie@hopital-exemple.mssante.fr")
                .doesNotContain(NOTHING);
        assertThat(remembering.err()).contains("completed from the journal " + site.journal());
        assertThat(site.apply("--journal", site.journal()).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(site.sandbox().telecomJson("Organization", "org-hopital")).contains("Cadre de santé");
        assertThat(site.makePlan("--memory", site.journal()).out()).contains(NOTHING);
    }

    @Test
    void the_usual_journal_is_the_memory_unless_somebody_says_otherwise() throws IOException {
        assertThat(site.makePlan().err()).doesNotContain("journal");

        publishAndChangeWhoAnswers();

        Told told = site.makePlan();
        assertThat(told.err()).contains("completed from the journal").contains("--memory none");
        assertThat(told.out()).contains("secretariat.cardiologie@hopital-exemple.mssante.fr");
    }

    /** The same journal for both: what was written to the one must not be taken for what stands in the other. */
    @Test
    void a_trial_on_another_server_does_not_silence_production() throws IOException {
        publishAndChangeWhoAnswers("--journal", site.journal());
        try (Site trial = new Site(Files.createDirectory(folder.resolve("trial")))) {
            trial.stock("Cadre du service", "Cadre de santé");
            assertThat(trial.makePlan("--memory", site.journal()).exitCode()).isEqualTo(ExitCode.FINE);
            Told told = trial.apply("--journal", site.journal());
            assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        }

        assertThat(site.makePlan("--memory", site.journal()).out())
                .contains("secretariat.cardiologie@hopital-exemple.mssante.fr")
                .doesNotContain(NOTHING);
    }

    @Test
    void what_is_remembered_is_an_input_of_the_plan_and_the_same_memory_gives_the_same_bytes() throws IOException {
        publishAndChangeWhoAnswers("--journal", site.journal());

        site.makePlan("--memory", site.journal());
        String first = Files.readString(site.plan());
        site.makePlan("--memory", site.journal());
        assertThat(Files.readString(site.plan())).isEqualTo(first).contains("\"memory\"");
        site.makePlan("--memory", "none");
        assertThat(Files.readString(site.plan())).isNotEqualTo(first).doesNotContain("\"memory\"");
    }

    @Test
    void a_memory_that_is_not_there_is_told() {
        Told told = site.makePlan("--memory", folder.resolve("nowhere"));

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("There is no journal at", "--memory none");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
