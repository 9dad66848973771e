package fr.balise.samples.sandbox.writing;

import ca.uhn.fhir.parser.DataFormatException;
import fr.balise.samples.sandbox.content.FhirJson;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Parameters} resource of a FHIRPath Patch (FHIR R4, fhirpatch). */
final class PatchRequest {
    private PatchRequest() {}

    /**
     * @throws RefusedRequest 400 if this is not a patch, 422 if it asks for a kind of step that is not offered
     */
    static List<Operation> read(@Nullable String body) {
        if (body == null || body.isBlank()) {
            throw RefusedRequest.malformed("Le corps de la requête est vide ; une ressource Parameters est attendue.");
        }
        Parameters parameters = parse(body);
        if (!parameters.hasParameter()) {
            throw RefusedRequest.malformed("La ressource Parameters ne contient aucune opération.");
        }
        return parameters.getParameter().stream().map(PatchRequest::operation).toList();
    }

    private static Parameters parse(String body) {
        try {
            return FhirJson.parse(Parameters.class, body);
        } catch (DataFormatException | ClassCastException e) {
            throw RefusedRequest.malformed("Le corps n'est pas une ressource Parameters lisible : " + e.getMessage());
        }
    }

    private static Operation operation(ParametersParameterComponent parameter) {
        if (!"operation".equals(parameter.getName())) {
            throw RefusedRequest.malformed(
                    "Paramètre inattendu : « " + parameter.getName() + " » ; seul operation est connu.");
        }
        return new Operation(kind(part(parameter, "type")), part(parameter, "path"), parameter);
    }

    private static Operation.Kind kind(String type) {
        return Stream.of(Operation.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst()
                .orElseThrow(() -> RefusedRequest.notAllowed(
                        "L'opération « " + type + " » n'est pas proposée ; insert, replace et delete le sont."));
    }

    private static String part(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> name.equals(part.getName())
                        && part.hasValue()
                        && part.getValue().isPrimitive())
                .map(part -> part.getValue().primitiveValue())
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseThrow(() -> RefusedRequest.malformed("Une opération n'a pas de « " + name + " »."));
    }
}
