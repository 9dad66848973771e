package net.sourceforge.plantuml;

import org.jspecify.annotations.Nullable;

/**
 * HAPI's {@code ParsedFhirPath} (hapi-fhir-storage 8.8.0) calls this class of PlantUML to look at a string. The real one
 * comes with a whole diagram library; this one method is all that is called.
 */
public final class StringUtils {
    private StringUtils() {}

    public static boolean isNotEmpty(@Nullable CharSequence text) {
        return text != null && text.length() > 0;
    }
}
