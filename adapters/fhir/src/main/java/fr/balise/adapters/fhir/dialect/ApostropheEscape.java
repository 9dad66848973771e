package fr.balise.adapters.fhir.dialect;

/** How an apostrophe stands inside a FHIRPath string. */
public enum ApostropheEscape {
    /** As a code point, understood by every server that was tried. */
    UNICODE("\\u0027"),
    /** With a backslash, as the FHIRPath specification also allows. */
    BACKSLASH("\\'");

    private final String written;

    ApostropheEscape(String written) {
        this.written = written;
    }

    /** A FHIRPath string literal, quotes included. */
    public String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", written) + "'";
    }
}
