package fr.balise.adapters.journal;

import fr.balise.core.findings.Text;
import org.jspecify.annotations.Nullable;

/** The journal cannot be opened, read or written; without it no call may leave. */
public final class JournalFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** With the words for people. */
    public JournalFailure(Text text) {
        super(text.en());
        this.text = text;
    }

    /** As above, with what brought it about. */
    public JournalFailure(Text text, @Nullable Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** What, where, what to do. */
    public Text text() {
        return text;
    }
}
