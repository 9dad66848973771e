package fr.balise.core.facts.directory;

/** The kind of resource whose contact points may carry a mailbox. */
public enum CarrierKind {
    /** A professional. The legacy place of personal mailboxes. */
    PRACTITIONER("Practitioner"),
    /** One activity of one professional in one structure. */
    SITUATION("PractitionerRole"),
    /** A legal or geographical entity. */
    STRUCTURE("Organization");

    private final String resourceType;

    CarrierKind(String resourceType) {
        this.resourceType = resourceType;
    }

    /** The FHIR resource type of this kind. */
    public String resourceType() {
        return resourceType;
    }
}
