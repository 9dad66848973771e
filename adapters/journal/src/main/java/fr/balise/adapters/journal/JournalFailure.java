package fr.balise.adapters.journal;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The journal cannot be opened, read or written; without it no call may leave. */
public final class JournalFailure extends Refusal {
    /** The sentences of the journal. */
    public static final Messages MESSAGES = Messages.beside(JournalFailure.class, "journal");

    private static final long serialVersionUID = 1L;

    /** With the words for people. */
    public JournalFailure(Text text) {
        this(text, null);
    }

    private JournalFailure(Text text, @Nullable Throwable cause) {
        super(Kind.UNAVAILABLE, List.of(text), cause);
    }

    /** Told by a sentence of the journal. */
    public static JournalFailure of(String key, Object... arguments) {
        return new JournalFailure(MESSAGES.text(key, arguments));
    }

    /** What came instead of something that was to be written. */
    public static JournalFailure of(Throwable thrown) {
        Throwable why = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return why instanceof JournalFailure failure ? failure : because(why, "notWorking", String.valueOf(why));
    }

    /** As {@link #of}, with what brought it about. */
    public static JournalFailure because(Throwable cause, String key, Object... arguments) {
        return new JournalFailure(MESSAGES.text(key, arguments), cause);
    }
}
