package fr.balise.adapters.fhir.dialect;

/** Where among the contact points of a resource an {@code insert} may put one (FHIR R4, fhirpatch, {@code index}). */
public enum InsertAt {
    /** Wherever it is asked to: what is put back stands where it stood. */
    INDEX,
    /** Only before all others: what is put back stands first. */
    FIRST
}
