package fr.balise.core.cases;

import fr.balise.core.facts.Carrier.Structure;
import fr.balise.core.identity.Identifier;
import java.util.stream.Stream;

/**
 * How a policy names one structure: an identifier as {@code system|value}, or its value alone, such as a FINESS number.
 */
public record StructureName(String value) {
    /** All names by which a policy may mean the structure. */
    static Stream<StructureName> of(Structure structure) {
        return structure.identifiers().stream()
                .sorted()
                .flatMap(StructureName::of)
                .distinct();
    }

    private static Stream<StructureName> of(Identifier identifier) {
        return Stream.of(new StructureName(identifier.toString()), new StructureName(identifier.value()));
    }
}
