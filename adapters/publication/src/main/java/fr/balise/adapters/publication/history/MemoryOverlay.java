package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.MailboxContactPoint;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.state.DirectoryAddress;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Completes what was read with what we last wrote. The public data hide who answers for a mailbox, and on a Practitioner
 * the red list: a difference there can only be seen against our own memory.
 */
public final class MemoryOverlay {
    private final Map<String, Attachment> written = new HashMap<>();

    private MemoryOverlay() {}

    /**
     * Reads what a journal remembers of a directory.
     *
     * @throws JournalFailure when it cannot be read
     */
    public static MemoryOverlay of(Journal journal, DirectoryAddress target) throws JournalFailure {
        MemoryOverlay overlay = new MemoryOverlay();
        journal.remembered(target.key())
                .forEach(memory -> memory.contactPoint()
                        .<JsonNode>map(contactPoint -> contactPoint)
                        .flatMap(MailboxContactPoint::of)
                        .map(mailbox -> mailbox.attachment(false))
                        .ifPresent(attachment ->
                                overlay.written.put(memory.carrier() + " " + memory.address(), attachment)));
        return overlay;
    }

    /** The carriers with what they hide and we know. */
    public List<Carrier> on(List<Carrier> carriers) {
        return carriers.stream().map(this::on).toList();
    }

    /** How many publications are remembered. */
    public int size() {
        return written.size();
    }

    /** SHA-256 over all that is remembered. */
    public String digest() {
        Map<String, String> remembered = new TreeMap<>();
        written.forEach((place, attachment) -> remembered.put(place, attachment.fingerprint()));
        return Sha256.ofJson(remembered).hex();
    }

    private Carrier on(Carrier carrier) {
        List<Attachment> attachments = carrier.attachments().stream()
                .map(shown -> completed(carrier.ref(), shown))
                .toList();
        if (carrier instanceof Carrier.Practitioner p) {
            return new Carrier.Practitioner(
                    p.ref(), p.identifiers(), p.active(), p.label(), attachments, p.nationalIds());
        } else if (carrier instanceof Carrier.PracticeSituation s) {
            return new Carrier.PracticeSituation(
                    s.ref(),
                    s.identifiers(),
                    s.active(),
                    s.label(),
                    attachments,
                    s.situationId(),
                    s.practitioner(),
                    s.structure());
        }
        Carrier.Structure s = (Carrier.Structure) carrier;
        return new Carrier.Structure(
                s.ref(), s.identifiers(), s.active(), s.label(), attachments, s.partOf(), s.sectors());
    }

    private Attachment completed(CarrierRef ref, Attachment shown) {
        Attachment ours = written.get(ref + " " + shown.address());
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
