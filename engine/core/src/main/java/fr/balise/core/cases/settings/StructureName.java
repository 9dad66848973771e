package fr.balise.core.cases.settings;

import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.identity.Identifier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a policy names one structure: an identifier as {@code system|value}, or a FINESS number alone.
 */
public record StructureName(String value) {
    /** FINESS and SIREN numbers have 9 characters (Corsica has letters), SIRET numbers 14. */
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9AB][0-9]{7}([0-9]{5})?");

    /** False of what is neither such a number nor {@code system|value}: no structure can be meant. */
    public boolean isWellFormed() {
        return value.indexOf('|') > 0 || NUMBER.matcher(value).matches();
    }

    /** All names by which a policy may mean the structure. */
    public static Stream<StructureName> of(Structure structure) {
        return structure.identifiers().stream()
                .sorted()
                .flatMap(StructureName::of)
                .distinct();
    }

    /** All names by which a policy may mean what bears the identifier. */
    public static Stream<StructureName> of(Identifier identifier) {
        return Stream.of(new StructureName(identifier.toString()), new StructureName(identifier.value()));
    }
}
