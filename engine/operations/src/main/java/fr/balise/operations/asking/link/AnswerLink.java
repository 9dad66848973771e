package fr.balise.operations.asking.link;

import fr.balise.operations.asking.Campaign;
import fr.balise.operations.sources.FrenchDay;
import java.net.URI;
import java.time.Instant;

/**
 * What a link is for: the answers of one professional in one campaign, and nothing else.
 *
 * @param campaign its id
 * @param professional as the campaign names whom it asks
 * @param expires from which moment on it opens nothing
 */
public record AnswerLink(String campaign, String professional, Instant expires) {
    /** The link of a professional, which lasts as long as answers are awaited. */
    public static AnswerLink of(Campaign campaign, String professional) {
        return new AnswerLink(
                campaign.id(),
                professional,
                FrenchDay.begin(campaign.schedule().ends().plusDays(1)));
    }

    /** Its whole address at a service. */
    public URI at(URI server, LinkKey key) {
        return server.resolve("/answer?with=" + key.sign(this));
    }

    /** True when it opens nothing any more. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expires);
    }
}
