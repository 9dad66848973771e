package fr.balise.adapters.formats.certificate;

import fr.balise.core.findings.Text;

/** A certificate that says nothing: it cannot be read, is damaged or was altered, or may not be written there. */
public final class UnusableCertificate extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    UnusableCertificate(Text text) {
        super(text.en());
        this.text = text;
    }

    UnusableCertificate(String fr, String en) {
        this(new Text(fr, en));
    }

    /** Where, what, and what to do. */
    public Text text() {
        return text;
    }
}
