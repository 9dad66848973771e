package fr.balise.samples.sandbox.reading;

import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.MailboxTelecoms;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Resource;

/**
 * What readers get to see: a copy, so that the engine that sends it cannot change what is stored. On demand without what
 * the public data hide: who answers for a mailbox, and the red list on a Practitioner.
 */
final class PublicView {
    private final boolean hiding;

    PublicView(boolean hiding) {
        this.hiding = hiding;
    }

    Resource of(Resource stored) {
        Resource copy = stored.copy();
        if (hiding) {
            boolean ofPractitioner = Carriers.PRACTITIONER.equals(stored.fhirType());
            Carriers.telecom(copy).forEach(telecom -> hide(telecom, ofPractitioner));
        }
        return copy;
    }

    private static void hide(ContactPoint telecom, boolean ofPractitioner) {
        telecom.getExtensionsByUrl(MailboxTelecoms.METADATA).forEach(metadata -> {
            metadata.removeExtension(MailboxTelecoms.RESPONSIBLE);
            if (ofPractitioner) {
                metadata.removeExtension(MailboxTelecoms.RED_LIST);
            }
        });
        telecom.getExtension()
                .removeIf(extension -> MailboxTelecoms.METADATA.equals(extension.getUrl())
                        && !extension.hasExtension()
                        && !extension.hasValue());
    }
}
