package fr.balise.samples.sandbox.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** FHIR R4 JSON, read strictly: an element that would be lost is an error, not a warning. */
public final class FhirJson {
    /** Scanning the FHIR model costs most of the start; every directory of this JVM shares the result. */
    public static final FhirContext R4 = withoutDefinitions();

    private FhirJson() {}

    /** @throws ca.uhn.fhir.parser.DataFormatException if the text is not the JSON of such a resource */
    public static <T extends Resource> T parse(Class<T> type, String json) {
        return withPlainId(parser().parseResource(type, json));
    }

    /** @throws ca.uhn.fhir.parser.DataFormatException if the text is not the JSON of a resource */
    public static Resource parse(String json) {
        return withPlainId((Resource) parser().parseResource(json));
    }

    /** The parser puts type and version into the id, and resources that differ in nothing else would not be equal. */
    public static <T extends Resource> T withPlainId(T resource) {
        if (resource.hasId()) {
            resource.setId(resource.getIdElement().getIdPart());
        }
        return resource;
    }

    /** The canonical text of a resource: on one line, elements in the order of the specification. */
    public static String write(Resource resource) {
        return parser().encodeResourceToString(resource);
    }

    /** Paths are evaluated without FHIR's own definitions: we do not ship them, and looking for them warns each time. */
    private static FhirContext withoutDefinitions() {
        FhirContext context = FhirContext.forR4();
        context.setValidationSupport(new IValidationSupport() {
            @Override
            public FhirContext getFhirContext() {
                return context;
            }

            @Override
            public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
                return List.of();
            }
        });
        return context;
    }

    private static IParser parser() {
        IParser parser = R4.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        parser.setStripVersionsFromReferences(false);
        return parser;
    }
}
