package fr.balise.operations.following;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.sources.OwnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What changed, and whether a run of ours explains it. */
class DriftTest {
    private static final Place PLACE = new Place("PractitionerRole/1", "jeanne@exemple.mssante.fr");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Attachment shown(Integer rank) {
        return new Attachment(
                new MailboxAddress(PLACE.address()),
                PLACE.address(),
                MailboxType.PER,
                Optional.ofNullable(rank),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "00",
                false);
    }

    private static Reading reading(Instant at, Attachment... attachments) {
        TreeMap<String, String> published = new TreeMap<>();
        for (Attachment each : attachments) {
            published.put(PLACE.key(), Reading.shown(PLACE, each));
        }
        return new Reading(at, published);
    }

    private static Drift ours(Instant at, Attachment written) {
        return new Drift(Map.of(PLACE.key(), new OwnWrite(at, Optional.ofNullable(written))), HOUR);
    }

    private static final Drift NOTHING_OF_OURS = new Drift(Map.of(), HOUR);

    private static List<String> told(Drift drift, Reading last, Reading now) {
        return drift.between(Optional.ofNullable(last), now, true).stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void a_change_between_two_readings_that_no_run_made_is_told_by_its_kind() {
        Reading none = reading(NOON);
        Reading plain = reading(NOON, shown(null));
        Reading ranked = reading(NOON.plus(HOUR), shown(2));

        assertThat(told(NOTHING_OF_OURS, none, ranked)).containsExactly("PUBLISHED_BY_ANOTHER");
        assertThat(told(NOTHING_OF_OURS, plain, ranked)).containsExactly("CHANGED_BY_ANOTHER");
        assertThat(told(NOTHING_OF_OURS, ranked, none)).containsExactly("REMOVED_BY_ANOTHER");
        assertThat(told(NOTHING_OF_OURS, plain, reading(NOON.plus(HOUR), shown(null))))
                .isEmpty();
        assertThat(told(NOTHING_OF_OURS, null, ranked))
                .as("nothing is known of before")
                .isEmpty();
    }

    @Test
    void what_a_run_of_ours_wrote_since_is_no_drift() {
        Reading before = reading(NOON);
        Reading after = reading(NOON.plus(HOUR.multipliedBy(5)), shown(1));

        assertThat(told(ours(NOON.plus(HOUR), shown(1)), before, after)).isEmpty();
        assertThat(told(ours(NOON.plus(HOUR), shown(2)), before, after)).containsExactly("CHANGED_BY_ANOTHER");
        assertThat(told(ours(NOON.plus(HOUR), null), before, after)).containsExactly("CAME_BACK");
    }

    @Test
    void what_may_not_show_yet_is_waited_for_and_then_told_once() {
        Drift written = ours(NOON, shown(1));
        Reading early = reading(NOON.plusSeconds(60));
        Reading late = reading(NOON.plus(HOUR.multipliedBy(2)));
        Reading later = reading(NOON.plus(HOUR.multipliedBy(3)));

        assertThat(told(written, null, early)).isEmpty();
        assertThat(told(written, early, late)).containsExactly("REMOVED_BY_ANOTHER");
        assertThat(told(written, late, later)).isEmpty();
    }

    @Test
    void a_removal_comes_back_once_it_had_time_to_show() {
        Drift removed = ours(NOON, null);

        assertThat(removed.cameBack(reading(NOON.plusSeconds(60), shown(null)))).isEmpty();
        assertThat(removed.cameBack(reading(NOON.plus(HOUR.multipliedBy(2)), shown(null))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .contains(PLACE.address(), PLACE.carrier(), "on 1 December 2026"));
    }

    @Test
    void what_a_reading_that_is_not_whole_does_not_show_is_not_told_as_gone() {
        Reading before = reading(NOON, shown(null));
        Reading blind = reading(NOON.plus(HOUR));

        assertThat(NOTHING_OF_OURS.between(Optional.of(before), blind, false)).isEmpty();
        Reading kept = blind.orAs(before);
        assertThat(told(NOTHING_OF_OURS, kept, reading(NOON.plus(HOUR), shown(null))))
                .isEmpty();
        assertThat(told(NOTHING_OF_OURS, kept, blind)).containsExactly("REMOVED_BY_ANOTHER");
    }

    @Test
    void what_the_public_data_hide_makes_no_difference() {
        Place legacy = new Place("Practitioner/1", PLACE.address());
        Attachment listed = new Attachment(
                new MailboxAddress(PLACE.address()),
                PLACE.address(),
                MailboxType.PER,
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Cadre"),
                "11",
                false);

        assertThat(Reading.shown(legacy, listed)).isEqualTo(Reading.shown(legacy, shown(null)));
        assertThat(Reading.shown(PLACE, listed)).isNotEqualTo(Reading.shown(PLACE, shown(null)));
    }
}
