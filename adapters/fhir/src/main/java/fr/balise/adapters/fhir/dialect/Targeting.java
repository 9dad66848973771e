package fr.balise.adapters.fhir.dialect;

/** How a patch names the resource that it changes. */
public enum Targeting {
    /** By logical id, {@code PATCH [base]/PractitionerRole/123}. */
    BY_ID,
    /** By business identifier, {@code PATCH [base]/PractitionerRole?identifier=…}. */
    CONDITIONAL
}
