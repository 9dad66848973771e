package fr.balise.adapters.reporting.document;

/** What a line is about, so that no reader depends on its colour. */
public enum Mark {
    NONE(""),
    ADDED("+"),
    CHANGED("~"),
    REMOVED("-"),
    UNSEEN("."),
    WARNING("!"),
    GOOD("✓"),
    BAD("✗"),
    NEXT("→");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /** The sign before the line; empty for none. */
    public String sign() {
        return sign;
    }
}
