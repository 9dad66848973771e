package fr.balise.adapters.fhir.model.contact;

/** The extensions and code systems by which a contact point says that it is a mailbox (IG). */
public final class MailboxExtensions {
    /** Says which messaging system an e-mail address belongs to. */
    public static final String EMAIL_TYPE =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";
    /** Holds the mailbox's attributes. */
    public static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    /** Messaging systems; {@link #MSSANTE} is one of its codes. */
    public static final String MESSAGING_TYPES =
            "https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie";
    /** Mailbox types: PER, ORG, APP, CAB. */
    public static final String MAILBOX_TYPES = "https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL";
    /** The code of MSSanté among the messaging systems. */
    public static final String MSSANTE = "MSSANTE";

    /** Names of the parts of {@link #METADATA}. */
    public static final String TYPE = "type";

    public static final String RED_LIST = "listeRouge";
    public static final String DESCRIPTION = "description";
    public static final String SERVICE = "service";
    public static final String RESPONSIBLE = "responsible";

    private MailboxExtensions() {}
}
