package fr.balise.adapters.fhir.dialect;

/** Values of search parameters, in which {@code , | $ \} have a meaning (FHIR R4, search, escaping). */
public final class SearchValue {
    private SearchValue() {}

    /** The value so that it stands for itself. */
    public static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("|", "\\|")
                .replace("$", "\\$");
    }
}
