package fr.balise.adapters.journal;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal cannot be opened, read or written; without it no call may leave. */
public final class JournalFailure extends Refusal {
    private static final long serialVersionUID = 1L;

    /** With the words for people. */
    public JournalFailure(Text text) {
        this(text, null);
    }

    /** As above, with what brought it about. */
    public JournalFailure(Text text, @Nullable Throwable cause) {
        super(Kind.UNAVAILABLE, List.of(text), cause);
    }
}
