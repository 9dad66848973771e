package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.state.DirectoryAddress;
import fr.balise.adapters.journal.state.TargetPlaces;
import fr.balise.adapters.publication.history.MemoryOverlay;
import fr.balise.adapters.publication.history.TargetHistory;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Text;
import fr.balise.core.safety.PastRuns;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a live reading what the public data hide and our own runs wrote. Its digest goes into the plan's inputs: the
 * same data, directory and memory give the same plan.
 *
 * @param asked a journal or {@code none}; null for the usual journal, if there is one
 */
public record RememberedState(@Nullable String asked, Configuration configuration) {
    /** What {@code --memory} takes to remember nothing. */
    public static final String NONE = "none";

    /** Of one directory: what was tried on another says nothing of it. */
    private @Nullable String place(DirectoryAddress target) throws JournalFailure {
        if (NONE.equals(asked)) {
            return null;
        }
        String place = asked == null ? usual(target) : asked;
        if (JournalOptions.exists(place)) {
            return place;
        }
        if (asked == null) {
            return null;
        }
        throw Failure.error(
                "Il n'y a pas de journal à " + place + " ; corrigez --memory, ou dites --memory none.",
                "There is no journal at " + place + "; correct --memory, or say --memory none.");
    }

    /** The facts, completed with what is remembered of the directory that they were read from. */
    public PublicationFacts on(PublicationFacts facts, String directory, Terminal terminal) {
        DirectoryAddress target = JournalOptions.target(directory);
        return reading(target, facts, journal -> {
            MemoryOverlay overlay = MemoryOverlay.of(journal, target);
            String place = journal.place();
            terminal.note(
                    "Ce que l'annuaire masque est complété par le journal " + place + " (" + overlay.size()
                            + " publications retenues ; --memory none s'en passe).",
                    "What the directory hides is completed from the journal " + place + " (" + overlay.size()
                            + " publications remembered; --memory none does without).");
            return facts.withCarriers(overlay.on(facts.carriers()), "memory", overlay.digest());
        });
    }

    /** What limits must know of the runs on a directory before; nothing where no journal tells of any. */
    public PastRuns pastRuns(String directory) {
        return reading(
                JournalOptions.target(directory),
                PastRuns.NONE,
                journal -> TargetHistory.of(journal, URI.create(directory)));
    }

    /** What is read from a journal. */
    @FunctionalInterface
    private interface Told<T> {
        T by(SqlJournal journal) throws JournalFailure;
    }

    private <T> T reading(DirectoryAddress target, T otherwise, Told<T> told) {
        try {
            String place = place(target);
            if (place == null) {
                return otherwise;
            }
            try (SqlJournal journal = JournalOptions.reading(place, said(Setting.JOURNAL_USER))) {
                return told.by(journal);
            }
        } catch (JournalFailure e) {
            throw new Failure(
                    ExitCode.ERROR,
                    new Text(
                            e.text().fr() + " Pour planifier sans lui : --memory none.",
                            e.text().en() + " To plan without it: --memory none."));
        }
    }

    private String usual(DirectoryAddress target) {
        String journal = said(Setting.JOURNAL);
        return journal == null ? TargetPlaces.ofUser().journal(target).toString() : journal;
    }

    private @Nullable String said(Setting setting) {
        return configuration.value(setting).map(Configuration.Value::text).orElse(null);
    }
}
