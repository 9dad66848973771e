package fr.balise.samples.sandbox.criteria;

import fr.balise.samples.sandbox.content.Carriers;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One alternative of an {@code identifier} parameter: {@code system|value}, {@code |value} (no system), {@code system|}
 * (any value of the system) or {@code value} (whatever the system).
 *
 * @param system null when any system will do; empty when there must be none
 * @param value empty when any value will do
 */
record IdentifierToken(@Nullable String system, String value) {

    static IdentifierToken parse(String text) {
        int bar = text.indexOf('|');
        return bar < 0
                ? new IdentifierToken(null, text)
                : new IdentifierToken(text.substring(0, bar), text.substring(bar + 1));
    }

    boolean matches(Resource resource, SystemAliases aliases) {
        return Carriers.identifiers(resource).stream().anyMatch(identifier -> matches(identifier, aliases));
    }

    private boolean matches(Identifier identifier, SystemAliases aliases) {
        boolean sameValue = value.isEmpty() || value.equals(identifier.getValue());
        return sameValue && (system == null || aliases.same(system, identifier.getSystem()));
    }
}
