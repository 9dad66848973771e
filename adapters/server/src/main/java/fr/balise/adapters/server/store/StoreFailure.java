package fr.balise.adapters.server.store;

import fr.balise.adapters.journal.JournalFailure;

/** The database of a service does not do what it must; the cause says what and what to do. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(JournalFailure cause) {
        super(cause);
    }
}
