package fr.balise.samples.sandbox.content;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The three types of resource that may carry a mailbox, seen through what they have in common. */
public final class Carriers {
    public static final String PRACTITIONER = "Practitioner";
    public static final String PRACTITIONER_ROLE = "PractitionerRole";
    public static final String ORGANIZATION = "Organization";
    public static final List<String> TYPES = List.of(PRACTITIONER, PRACTITIONER_ROLE, ORGANIZATION);

    private Carriers() {}

    public static boolean isCarrier(Resource resource) {
        return TYPES.contains(resource.fhirType());
    }

    /** The live list: adding to it changes the resource. */
    public static List<ContactPoint> telecom(Resource resource) {
        if (resource instanceof Practitioner practitioner) {
            return practitioner.getTelecom();
        }
        if (resource instanceof PractitionerRole role) {
            return role.getTelecom();
        }
        return organization(resource).getTelecom();
    }

    public static List<Identifier> identifiers(Resource resource) {
        if (resource instanceof Practitioner practitioner) {
            return practitioner.getIdentifier();
        }
        if (resource instanceof PractitionerRole role) {
            return role.getIdentifier();
        }
        return organization(resource).getIdentifier();
    }

    /** Empty when the resource does not say: such a resource matches neither {@code active=true} nor {@code false}. */
    public static Optional<Boolean> active(Resource resource) {
        if (resource instanceof Practitioner practitioner) {
            return practitioner.hasActive() ? Optional.of(practitioner.getActive()) : Optional.empty();
        }
        if (resource instanceof PractitionerRole role) {
            return role.hasActive() ? Optional.of(role.getActive()) : Optional.empty();
        }
        Organization organization = organization(resource);
        return organization.hasActive() ? Optional.of(organization.getActive()) : Optional.empty();
    }

    /** The id of the Practitioner a role belongs to; empty for another type or a reference that is not to one. */
    public static Optional<String> practitionerId(Resource resource) {
        return resource instanceof PractitionerRole role
                ? idIn(role.getPractitioner().getReference(), PRACTITIONER)
                : Optional.empty();
    }

    /** The id of the Organization a role is exercised in. */
    public static Optional<String> organizationId(Resource resource) {
        return resource instanceof PractitionerRole role
                ? idIn(role.getOrganization().getReference(), ORGANIZATION)
                : Optional.empty();
    }

    /** Reads {@code Type/id}, an absolute address that ends so, or a bare id. */
    public static Optional<String> idIn(@Nullable String reference, String type) {
        if (reference == null || reference.isBlank()) {
            return Optional.empty();
        }
        int slash = reference.lastIndexOf('/');
        if (slash < 0) {
            return Optional.of(reference);
        }
        String before = reference.substring(0, slash);
        boolean ofThatType = before.equals(type) || before.endsWith("/" + type);
        return ofThatType ? Optional.of(reference.substring(slash + 1)) : Optional.empty();
    }

    private static Organization organization(Resource resource) {
        if (resource instanceof Organization organization) {
            return organization;
        }
        throw new IllegalArgumentException(resource.fhirType() + " is not one of " + TYPES);
    }
}
