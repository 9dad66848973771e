package fr.balise.adapters.publication.carriers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.contact.MailboxContactPoint;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import java.util.Optional;

/**
 * Whether what a directory shows is what a change wanted. The public data hide who answers for a mailbox, and the red
 * list on a Practitioner: what is hidden does not disagree.
 */
public final class Agreement {
    private Agreement() {}

    /**
     * Compares.
     *
     * @param shown the mailbox's contact point; empty when it is not there
     */
    public static boolean agrees(Change change, Optional<? extends JsonNode> shown) {
        if (change instanceof Change.Detach) {
            return shown.isEmpty();
        }
        return shown.flatMap(MailboxContactPoint::of)
                .filter(there ->
                        agrees(change.edits(), there, change.place().carrier().kind()))
                .isPresent();
    }

    private static boolean agrees(AttributeEdits edits, MailboxContactPoint shown, CarrierKind kind) {
        boolean redListHidden =
                kind == CarrierKind.PRACTITIONER && shown.redList().isEmpty();
        return shows(edits.rank(), shown.rank())
                && (redListHidden
                        || shows(edits.redList(), Optional.of(shown.redList().orElse(false))))
                && shows(edits.description(), shown.description())
                && shows(edits.service(), shown.service())
                && (shown.responsible().isEmpty() || shows(edits.responsible(), shown.responsible()));
    }

    private static <T> boolean shows(Edit<T> edit, Optional<T> shown) {
        if (edit instanceof Edit.Clear) {
            return shown.isEmpty();
        }
        return edit.keeps() || shown.equals(edit.newValue());
    }
}
