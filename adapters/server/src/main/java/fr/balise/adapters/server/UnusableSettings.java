package fr.balise.adapters.server;

import fr.balise.core.findings.Text;

/** A service cannot be started with what it was given. */
public final class UnusableSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** @param text what, where, what to do */
    UnusableSettings(Text text) {
        super(text.en());
        this.text = text;
    }

    /** What, where, what to do. */
    public Text text() {
        return text;
    }
}
