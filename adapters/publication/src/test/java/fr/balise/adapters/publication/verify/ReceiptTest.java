package fr.balise.adapters.publication.verify;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.VerificationReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final VerificationReport NOTHING_AMISS = new VerificationReport(
            "a".repeat(64), "b".repeat(64), Instant.parse("2026-12-01T02:00:00Z"), 0, 0, List.of(), "c".repeat(64));
    private static final String FIRST = "0".repeat(64);

    private final Journal journal = new MemoryJournal();

    private Receipt issue(String directory) throws JournalFailure {
        return ReceiptLog.issue(journal, NOTHING_AMISS, Optional.empty(), directory, Fixtures.SOMEBODY);
    }

    @Test
    void a_receipt_names_the_one_before_of_its_own_directory_alone() throws Exception {
        Receipt trial = issue("http://127.0.0.1:8080/fhir");
        Receipt first = issue("https://annuaire.exemple.fr/fhir");
        Receipt second = issue("HTTPS://annuaire.exemple.fr:443/fhir/");
        Receipt trialAgain = issue("http://127.0.0.1:8080/fhir");

        assertThat(trial.previous()).isEqualTo(FIRST);
        assertThat(first.previous()).isEqualTo(FIRST);
        assertThat(second.previous()).isEqualTo(first.digest());
        assertThat(trialAgain.previous()).isEqualTo(trial.digest());
        assertThat(second.intact()).isTrue();
    }
}
