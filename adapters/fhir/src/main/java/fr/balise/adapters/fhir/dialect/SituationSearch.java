package fr.balise.adapters.fhir.dialect;

/** By which criteria a conditional patch names a PractitionerRole; the published descriptions disagree. */
public enum SituationSearch {
    /** {@code identifier}, as the guides have it. */
    IDENTIFIER,
    /** {@code practitioner.identifier} and {@code organization.identifier}: the draft of 19 June 2026. */
    PRACTITIONER_AND_ORGANIZATION,
    /** {@code practitionerRole.identifier}: the draft of 24 June 2026. */
    PRACTITIONER_ROLE_IDENTIFIER
}
