package fr.balise.adapters.formats.json;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;

/** A file of ours that cannot be used: cut short, altered, of another version, something else, or not to be replaced. */
public final class UnusableFile extends Refusal {
    private static final long serialVersionUID = 1L;

    /** Says where, what, and what to do. */
    public UnusableFile(Text text) {
        super(Kind.INPUT, text);
    }

    /** Says it in French and in English. */
    public UnusableFile(String fr, String en) {
        this(new Text(fr, en));
    }
}
