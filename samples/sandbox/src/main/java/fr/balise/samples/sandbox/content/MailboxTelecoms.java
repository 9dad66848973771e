package fr.balise.samples.sandbox.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** How a {@code telecom} tells that it is an MSSanté mailbox, and what it says of it (AS Mailbox MSS profile). */
public final class MailboxTelecoms {
    public static final String EMAIL_TYPE =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";
    public static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    public static final String TYPE = "type";
    public static final String RED_LIST = "listeRouge";
    public static final String RESPONSIBLE = "responsible";

    private static final String MESSAGING_TYPES =
            "https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie";
    private static final String MSSANTE = "MSSANTE";
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s]+@([^@\\s]+\\.mssante\\.fr|interop-mssante\\.apicrypt\\.org)");

    private MailboxTelecoms() {}

    /**
     * An e-mail that is marked as MSSanté, carries mailbox metadata, or has an address of an MSSanté domain: writes may
     * omit the mark, and what they create is a mailbox all the same.
     */
    public static boolean isMailbox(ContactPoint telecom) {
        return telecom.getSystem() == ContactPointSystem.EMAIL
                && (isMarked(telecom)
                        || telecom.getExtensionByUrl(METADATA) != null
                        || isMssanteAddress(telecom.getValue()));
    }

    public static boolean isMssanteAddress(@Nullable String address) {
        return address != null
                && ADDRESS.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether the fr-core extension says MSSANTE. */
    public static boolean isMarked(ContactPoint telecom) {
        return telecom.getExtensionsByUrl(EMAIL_TYPE).stream()
                .map(Extension::getValue)
                .anyMatch(value -> code(value).filter(MSSANTE::equals).isPresent());
    }

    /** Adds the mark that {@link #isMarked} looks for. */
    public static void mark(ContactPoint telecom) {
        Coding mssante = new Coding().setSystem(MESSAGING_TYPES).setCode(MSSANTE);
        telecom.addExtension(new Extension(EMAIL_TYPE, mssante));
    }

    /** PER, ORG, APP or CAB; the drafts write it as a code, the guides as a concept, and both are understood. */
    public static Optional<String> typeOf(ContactPoint telecom) {
        Extension metadata = telecom.getExtensionByUrl(METADATA);
        if (metadata == null || metadata.getExtensionByUrl(TYPE) == null) {
            return Optional.empty();
        }
        return code(metadata.getExtensionByUrl(TYPE).getValue());
    }

    /** The form under which two addresses are the same one. */
    public static String key(@Nullable String address) {
        return address == null ? "" : address.toLowerCase(Locale.ROOT);
    }

    public static List<ContactPoint> of(Resource carrier) {
        return Carriers.telecom(carrier).stream()
                .filter(MailboxTelecoms::isMailbox)
                .toList();
    }

    private static Optional<String> code(@Nullable Type value) {
        if (value instanceof CodeableConcept concept) {
            return Optional.ofNullable(concept.getCodingFirstRep().getCode());
        }
        if (value instanceof Coding coding) {
            return Optional.ofNullable(coding.getCode());
        }
        return value instanceof CodeType code ? Optional.ofNullable(code.getValue()) : Optional.empty();
    }
}
