package fr.balise.adapters.fhir.patch;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.SearchValue;
import fr.balise.adapters.fhir.dialect.SituationSearch;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.Identifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The address of a patch, relative to the server's base. */
public final class PatchTarget {
    private static final List<String> OF_PRACTITIONERS = List.of(NamingSystems.RPPS, NamingSystems.ID_NAT_PS);
    private static final List<String> OF_STRUCTURES =
            List.of(NamingSystems.FINESS, NamingSystems.ID_NAT_STRUCT, NamingSystems.RPPS_RANG, NamingSystems.SIRENE);

    private PatchTarget() {}

    /**
     * Identifiers by which a carrier can be found.
     *
     * @param practitioner those of a situation's professional
     * @param structure those of a situation's structure
     */
    public record Known(List<Identifier> own, List<Identifier> practitioner, List<Identifier> structure) {
        /** Identifiers of a carrier that is no situation. */
        public static Known own(List<Identifier> own) {
            return new Known(own, List.of(), List.of());
        }
    }

    /**
     * The address. A carrier without the identifiers that a conditional patch asks for is named by its logical id: the
     * directory showed it under that id a moment ago.
     */
    public static String of(CarrierRef carrier, Known known, ApiDialect dialect) {
        String type = carrier.kind().resourceType();
        return criteria(carrier, known, dialect)
                .map(found -> type + "?" + found)
                .orElse(type + "/" + carrier.id());
    }

    private static Optional<String> criteria(CarrierRef carrier, Known known, ApiDialect dialect) {
        if (dialect.targeting() == Targeting.BY_ID) {
            return Optional.empty();
        }
        return switch (carrier.kind()) {
            case PRACTITIONER -> criterion("identifier", known.own(), OF_PRACTITIONERS, dialect);
            case STRUCTURE -> criterion("identifier", known.own(), OF_STRUCTURES, dialect);
            case SITUATION -> situation(known, dialect);
        };
    }

    /** True when the address of a situation names its professional and its structure. */
    public static boolean needsNeighbours(CarrierKind kind, ApiDialect dialect) {
        return kind == CarrierKind.SITUATION
                && dialect.targeting() == Targeting.CONDITIONAL
                && dialect.situationSearch() == SituationSearch.PRACTITIONER_AND_ORGANIZATION;
    }

    private static Optional<String> situation(Known known, ApiDialect dialect) {
        List<String> own = List.of(NamingSystems.RPPS);
        return switch (dialect.situationSearch()) {
            case IDENTIFIER -> criterion("identifier", known.own(), own, dialect);
            case PRACTITIONER_ROLE_IDENTIFIER -> criterion("practitionerRole.identifier", known.own(), own, dialect);
            case PRACTITIONER_AND_ORGANIZATION ->
                criterion("practitioner.identifier", known.practitioner(), OF_PRACTITIONERS, dialect)
                        .flatMap(practitioner -> criterion(
                                        "organization.identifier", known.structure(), OF_STRUCTURES, dialect)
                                .map(structure -> practitioner + "&" + structure));
        };
    }

    /** The first of the systems for which an identifier is known. */
    private static Optional<String> criterion(
            String name, List<Identifier> identifiers, List<String> systems, ApiDialect dialect) {
        return systems.stream()
                .flatMap(system -> identifiers.stream()
                        .filter(identifier ->
                                NamingSystems.canonical(identifier.system()).equals(system)))
                .findFirst()
                .map(identifier -> name + "="
                        + encoded(dialect.spelled(NamingSystems.canonical(identifier.system())) + "|"
                                + SearchValue.escaped(identifier.value())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
