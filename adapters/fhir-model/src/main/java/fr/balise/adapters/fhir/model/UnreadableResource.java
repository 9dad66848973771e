package fr.balise.adapters.fhir.model;

import fr.balise.core.findings.Text;

/** A resource that cannot be what it must be to carry mailboxes. */
final class UnreadableResource extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    UnreadableResource(String fr, String en) {
        super(en);
        this.why = new Text("ressource illisible : " + fr, "unreadable resource: " + en);
    }

    /** What is wrong with it. */
    Text why() {
        return why;
    }
}
