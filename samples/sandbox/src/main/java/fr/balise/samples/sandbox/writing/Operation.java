package fr.balise.samples.sandbox.writing;

import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * One step of a patch.
 *
 * @param path where, as FHIRPath
 * @param parameter the step as it was sent
 */
record Operation(Kind kind, String path, ParametersParameterComponent parameter) {

    /** The kinds of step the write API describes; FHIRPath Patch has more. */
    enum Kind {
        INSERT,
        REPLACE,
        DELETE
    }
}
