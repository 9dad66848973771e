package fr.balise.adapters.formats.plan;

import fr.balise.core.findings.Text;

/** A plan file that cannot be used: cut short, altered, of another version, or no plan at all. */
public final class UnreadablePlan extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    UnreadablePlan(Text text) {
        super(text.en());
        this.text = text;
    }

    UnreadablePlan(String fr, String en) {
        this(new Text(fr, en));
    }

    /** Where, what, what to do. */
    public Text text() {
        return text;
    }
}
