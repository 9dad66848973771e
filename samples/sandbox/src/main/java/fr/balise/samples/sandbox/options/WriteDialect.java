package fr.balise.samples.sandbox.options;

import java.util.Set;

/**
 * Which of the published descriptions of the write API the sandbox holds a client to. The descriptions disagree on how a
 * conditional patch names a PractitionerRole and on the FINESS system; {@link #ANY} takes them all.
 *
 * @param roleTargets the forms in which a conditional patch may name a PractitionerRole
 * @param finessSystems the identifier systems understood as FINESS in the criteria of a conditional patch
 */
public record WriteDialect(Set<RoleTarget> roleTargets, Set<String> finessSystems) {
    /** What the read API and the guides use. */
    public static final String FINESS_OF_GUIDES = "https://finess.esante.gouv.fr";

    public static final String FINESS_OF_FIRST_DRAFT = "http://finess.sante.gouv.fr";
    public static final String FINESS_OF_SECOND_DRAFT = "http://finess.esante.gouv.fr";
    public static final Set<String> FINESS_ALIASES =
            Set.of(FINESS_OF_GUIDES, FINESS_OF_FIRST_DRAFT, FINESS_OF_SECOND_DRAFT);

    public static final WriteDialect ANY = new WriteDialect(Set.of(RoleTarget.values()), FINESS_ALIASES);

    /** The implementation guides: the role's own identifier. */
    public static final WriteDialect GUIDES = new WriteDialect(Set.of(RoleTarget.IDENTIFIER), Set.of(FINESS_OF_GUIDES));

    /** The draft of 19 June 2026: practitioner and organization together. */
    public static final WriteDialect DRAFT_OF_19_JUNE =
            new WriteDialect(Set.of(RoleTarget.PRACTITIONER_AND_ORGANIZATION), Set.of(FINESS_OF_FIRST_DRAFT));

    /** The draft as corrected on 24 June 2026: the role's identifier under a chained name. */
    public static final WriteDialect DRAFT_OF_24_JUNE =
            new WriteDialect(Set.of(RoleTarget.PRACTITIONER_ROLE_IDENTIFIER), Set.of(FINESS_OF_SECOND_DRAFT));

    public WriteDialect {
        roleTargets = Set.copyOf(roleTargets);
        finessSystems = Set.copyOf(finessSystems);
    }

    public WriteDialect withFinessSystems(Set<String> systems) {
        return new WriteDialect(roleTargets, systems);
    }

    /** How a conditional patch names a PractitionerRole. */
    public enum RoleTarget {
        /** {@code identifier=system|idSituationExercice} */
        IDENTIFIER,
        /** {@code practitioner.identifier=…&organization.identifier=…} */
        PRACTITIONER_AND_ORGANIZATION,
        /** {@code practitionerRole.identifier=system|idSituationExercice} */
        PRACTITIONER_ROLE_IDENTIFIER
    }
}
