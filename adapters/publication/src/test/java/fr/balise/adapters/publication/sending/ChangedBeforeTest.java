package fr.balise.adapters.publication.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.publication.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedBeforeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "long before the call, 2026-11-01T00:00:00Z, 2026-12-01T01:00:00+01:00, 'Tue, 1 Dec 2026 02:00:00 GMT', 1, true",
        "just before: clocks may differ, 2026-11-01T00:00:00Z, 2026-12-01T01:59:30Z, 'Tue, 1 Dec 2026 02:00:00 GMT', 1, false",
        "while the call took long, 2026-11-01T00:00:00Z, 2026-12-01T01:58:00Z, 'Tue, 1 Dec 2026 02:00:00 GMT', 90, false",
        "by the call, 2026-11-01T00:00:00Z, 2026-12-01T02:00:00Z, 'Tue, 1 Dec 2026 02:00:00 GMT', 1, false",
        "a server that does not date, 2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z, 'Tue, 1 Dec 2026 02:00:00 GMT', 1, false",
        "a directory without dates, '', 2026-12-01T01:00:00Z, 'Tue, 1 Dec 2026 02:00:00 GMT', 1, false",
        "an answer without a resource's date, 2026-11-01T00:00:00Z, '', 'Tue, 1 Dec 2026 02:00:00 GMT', 1, false",
        "an answer without its own, 2026-11-01T00:00:00Z, 2026-12-01T01:00:00Z, '', 1, false"
    })
    void only_a_date_well_before_the_call_shows_another_hand(
            String name, String read, String answered, String date, long seconds, boolean before) {
        Reply reply = new Reply.Answer(200, date.isEmpty() ? Map.of() : Map.of("Date", List.of(date)), "{}");

        assertThat(ChangedBefore.at(resource(read), resource(answered), reply, Duration.ofSeconds(seconds))
                        .isPresent())
                .isEqualTo(before);
    }

    private static JsonNode resource(String lastUpdated) {
        return Fixtures.json(
                lastUpdated.isEmpty() ? "{\"id\":\"o1\"}" : "{\"meta\":{\"lastUpdated\":\"" + lastUpdated + "\"}}");
    }
}
