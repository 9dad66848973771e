package fr.balise.operations.sources;

import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Completes what was read with what we last wrote. The public data hide who answers for a mailbox, and on a Practitioner
 * the red list: a difference there can only be seen against our own memory.
 *
 * @param written publications by {@link #place}
 */
public record MemoryOverlay(Map<String, Attachment> written) {
    /** Under this name its digest stands among the inputs. */
    public static final String INPUT = "memory";

    /** Copies the map. */
    public MemoryOverlay {
        written = Map.copyOf(written);
    }

    /** A mailbox on a carrier, as a key. */
    public static String place(String carrier, String address) {
        return carrier + " " + address;
    }

    /** The facts with what they hide and we know; the digest of it stands among their inputs. */
    public PublicationFacts completing(PublicationFacts facts) {
        List<Carrier> carriers = facts.carriers().stream().map(this::on).toList();
        return facts.withCarriers(carriers, INPUT, digest());
    }

    /** SHA-256 of what was written. */
    public String digest() {
        Map<String, String> remembered = new TreeMap<>();
        written.forEach((place, attachment) -> remembered.put(place, attachment.fingerprint()));
        return Sha256.ofJson(remembered).hex();
    }

    /** The carrier with what it hides and we know. */
    public Carrier on(Carrier carrier) {
        List<Attachment> attachments = carrier.attachments().stream()
                .map(shown -> completed(carrier.ref(), shown))
                .toList();
        return carrier.showing(attachments);
    }

    private Attachment completed(CarrierRef ref, Attachment shown) {
        Attachment ours = written.get(place(ref.toString(), shown.address().value()));
        if (ours == null) {
            return shown;
        }
        Optional<Boolean> redList =
                ref.kind() == CarrierKind.PRACTITIONER ? shown.redList().or(ours::redList) : shown.redList();
        return new Attachment(
                shown.address(),
                shown.publishedAs(),
                shown.type(),
                shown.rank(),
                redList,
                shown.description(),
                shown.service(),
                shown.responsible().or(ours::responsible),
                shown.fingerprint(),
                shown.repeated());
    }
}
