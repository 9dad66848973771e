package fr.balise.operations.following;

import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the operator's mailboxes stood when the directory was read.
 *
 * @param published by {@link Place#key}, a short digest of what was shown
 */
public record Reading(Instant takenAt, SortedMap<String, String> published) {
    private static final int DIGEST = 16;

    /** Copies the map. */
    public Reading {
        published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
    }

    /** This, and where it shows nothing what was shown before. */
    Reading orAs(Reading before) {
        SortedMap<String, String> either = new TreeMap<>(before.published);
        either.putAll(published);
        return new Reading(takenAt, either);
    }

    /** What facts show. */
    static Reading of(PublicationFacts facts, Instant takenAt) {
        SortedMap<String, String> published = new TreeMap<>();
        for (Carrier carrier : facts.carriers()) {
            for (Attachment shown : carrier.attachments()) {
                if (facts.operator().owns(shown.address())) {
                    Place place =
                            new Place(carrier.ref().toString(), shown.address().value());
                    published.put(place.key(), shown(place, shown));
                }
            }
        }
        return new Reading(takenAt, published);
    }

    /**
     * A digest of what the public data show of a publication. They hide who answers for it, and on a professional's record
     * the red list; elsewhere no mark means that it is not listed.
     */
    static String shown(Place place, Attachment attachment) {
        boolean hidden = place.carrier().startsWith(CarrierKind.PRACTITIONER.resourceType() + "/");
        return new Sha256()
                .text(String.join(
                        "\n",
                        attachment.type().name(),
                        attachment.rank().map(String::valueOf).orElse(""),
                        hidden ? "" : attachment.redList().orElse(false).toString(),
                        attachment.description().orElse(""),
                        attachment.service().orElse("")))
                .hex()
                .substring(0, DIGEST);
    }
}
