package fr.balise.adapters.fhir.model;

/** A resource that cannot be what it must be to carry mailboxes; the message says why. */
public final class UnreadableResource extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableResource(String message) {
        super(message);
    }
}
