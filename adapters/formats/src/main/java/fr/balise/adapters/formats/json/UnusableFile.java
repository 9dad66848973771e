package fr.balise.adapters.formats.json;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;

/** A file of ours that cannot be used: cut short, altered, of another version, something else, or not to be replaced. */
public final class UnusableFile extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** Says where, what, and what to do. */
    public UnusableFile(Text text) {
        this(text, "");
    }

    /** Says it, and gives programs the place in the document as a pointer (RFC 6901). */
    public UnusableFile(Text text, String pointer) {
        super(Kind.INPUT, text);
        this.pointer = pointer;
    }

    /** Says it in French and in English. */
    public UnusableFile(String fr, String en) {
        this(new Text(fr, en));
    }

    /** Where it stands in the document (RFC 6901); empty for the whole, and where only the text tells. */
    public String pointer() {
        return pointer;
    }
}
