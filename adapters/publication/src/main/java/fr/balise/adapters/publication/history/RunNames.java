package fr.balise.adapters.publication.history;

import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.identity.RunName;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Names runs so that a person sees when they began, and never meet. */
public final class RunNames {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int SPACE = 1 << 24;

    private RunNames() {}

    /** A name that the journal does not know yet; to be asked for while holding it, so that nobody takes it first. */
    public static RunName next(Instant now, RandomGenerator random, Journal journal) throws JournalFailure {
        String name;
        do {
            name = TIME.format(now.atOffset(ZoneOffset.UTC)) + String.format("-%06x", random.nextInt(SPACE));
        } while (taken(name, journal));
        return new RunName(name);
    }

    private static boolean taken(String name, Journal journal) throws JournalFailure {
        AtomicBoolean taken = new AtomicBoolean(journal.kept(name, OutputStream.nullOutputStream()));
        journal.read(Optional.of(name), entry -> taken.set(true));
        return taken.get();
    }
}
