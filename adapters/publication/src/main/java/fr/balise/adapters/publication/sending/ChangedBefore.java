package fr.balise.adapters.publication.sending;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Tells from an answer that its resource was as it is before the call came: a server takes a deletion that finds nothing
 * as it takes one that does, and only the resource's date says which it was.
 */
final class ChangedBefore {
    /** The clock that dates an answer and the one that dates resources may differ by so much. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The date of an answer, which all of the same second bear. */
    private record Dated(String text, Optional<Instant> instant) {}

    private static volatile Dated last = new Dated("", Optional.empty());

    private ChangedBefore() {}

    /**
     * When somebody else changed it. Empty when the call may have done it, or when nothing tells: a server that does not
     * date what it changes shows the same date before and after.
     *
     * @param read the resource as the directory showed it
     * @param answered the resource as the answer shows it
     * @param took how long ago the call left, at most
     */
    static Optional<Instant> at(JsonNode read, JsonNode answered, Reply reply, Duration took) {
        Optional<Instant> left = date(reply).map(date -> date.minus(took).minus(MARGIN));
        return changed(answered)
                .filter(when -> left.filter(when::isBefore).isPresent())
                .filter(when -> changed(read).filter(when::isAfter).isPresent());
    }

    private static Optional<Instant> changed(JsonNode resource) {
        String changed = resource.path("meta").path("lastUpdated").asText();
        return changed.isEmpty() ? Optional.empty() : parsed(DateTimeFormatter.ISO_OFFSET_DATE_TIME, changed);
    }

    private static Optional<Instant> date(Reply reply) {
        return reply instanceof Reply.Answer answer
                ? answer.header("date").flatMap(ChangedBefore::dated)
                : Optional.empty();
    }

    private static Optional<Instant> dated(String date) {
        Dated known = last;
        if (!known.text().equals(date)) {
            known = new Dated(date, parsed(DateTimeFormatter.RFC_1123_DATE_TIME, date));
            last = known;
        }
        return known.instant();
    }

    private static Optional<Instant> parsed(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
