package fr.balise.adapters.journal.state;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.state.Quarantine.Decision;
import fr.balise.adapters.journal.state.Quarantine.Verdict;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every store does, wherever it lies. */
abstract class TargetStoreContract {
    static final Target PRODUCTION = Target.of(URI.create("https://gateway.exemple.fr/fhir/v2"));
    static final Target TRIAL = Target.of(URI.create("http://127.0.0.1:8080/fhir"));
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Text WHY = new Text("tout serait retiré", "all would be removed");

    /** Opens this test's store of a target, or opens it again. */
    abstract TargetStore open(Target target) throws JournalFailure;

    private static Reading reading(long lines) {
        return new Reading(
                NOW,
                Map.of(Reading.Count.STOCK_LINES, lines, Reading.Count.ANSWERS, 7L),
                new TreeSet<>(List.of("https://rpps.esante.gouv.fr")));
    }

    @Test
    void the_last_reading_is_there_when_the_store_is_opened_again() throws Exception {
        try (TargetStore store = open(PRODUCTION)) {
            assertThat(store.lastReading()).isEmpty();
            store.recordReading(reading(12));
            store.recordReading(reading(9));
        }
        try (TargetStore store = open(PRODUCTION)) {
            assertThat(store.lastReading()).contains(reading(9));
        }
    }

    @Test
    void what_happened_to_a_trial_says_nothing_of_production() throws Exception {
        try (TargetStore trial = open(TRIAL)) {
            trial.recordReading(reading(12));
            trial.recordRemovals("r1", List.of("c1"), NOW);
            trial.beginQuarantine(Quarantine.begin("plan", List.of("whole-removed"), WHY, NOW, "camille.modele"));
        }
        try (TargetStore production = open(PRODUCTION)) {
            assertThat(production.lastReading()).isEmpty();
            assertThat(production.removalsSince(Instant.EPOCH)).isZero();
            assertThat(production.quarantine()).isEmpty();
        }
    }

    @Test
    void a_quarantine_lasts_until_a_person_decides() throws Exception {
        Quarantine first = Quarantine.begin("plan-1", List.of("whole-removed"), WHY, NOW, "camille.modele");
        Decision accepted = new Decision(Verdict.ACCEPTED, NOW.plusSeconds(60), "alix.exemple");
        try (TargetStore store = open(PRODUCTION)) {
            assertThat(store.decide(accepted)).isFalse();
            store.beginQuarantine(first);
            store.beginQuarantine(Quarantine.begin("plan-2", List.of(), WHY, NOW.plusSeconds(5), "nightly"));
        }
        try (TargetStore store = open(PRODUCTION)) {
            assertThat(store.quarantine()).contains(first);
            assertThat(store.quarantine().orElseThrow().open()).isTrue();

            assertThat(store.decide(accepted)).isTrue();
            assertThat(store.quarantine().orElseThrow().decision()).contains(accepted);
            assertThat(store.decide(accepted)).isFalse();

            store.beginQuarantine(Quarantine.begin("plan-3", List.of(), WHY, NOW.plusSeconds(90), "nightly"));
            assertThat(store.quarantine().orElseThrow().plan()).isEqualTo("plan-3");
        }
    }

    @Test
    void removals_of_the_last_days_are_counted_once_each() throws Exception {
        try (TargetStore store = open(PRODUCTION)) {
            store.recordRemovals("r1", List.of("c1", "c2"), NOW.minus(Duration.ofDays(8)));
            store.recordRemovals("r2", List.of("c1", "c2", "c3"), NOW.minus(Duration.ofDays(1)));
            store.recordRemovals("r2", List.of("c3"), NOW);
            store.forgetRemovals("r2", List.of("c2", "c9"));

            assertThat(store.removalsSince(NOW.minus(Duration.ofDays(7)))).isEqualTo(2);
            assertThat(store.removalsSince(NOW.minus(Duration.ofDays(1)))).isEqualTo(2);
            assertThat(store.removalsSince(NOW.minus(Duration.ofDays(8)))).isEqualTo(4);
            assertThat(store.removalsSince(NOW)).isZero();
        }
    }
}
