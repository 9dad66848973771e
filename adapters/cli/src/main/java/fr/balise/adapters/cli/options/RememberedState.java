package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.state.TargetPlaces;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.history.TargetHistory;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.safety.PastRuns;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.MemoryOverlay;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a journal tells of one directory: what was tried on another says nothing of it.
 *
 * @param asked a journal or {@code none}; null for the usual journal, if there is one
 * @param notices is told which journal completes what the directory hides
 */
record RememberedState(
        @Nullable String asked, Configuration configuration, DirectoryAddress target, Consumer<Text> notices)
        implements History {
    private static final String NONE = "none";

    private Optional<String> place() throws Refusal {
        if (NONE.equals(asked)) {
            return Optional.empty();
        }
        String place = asked == null ? usual() : asked;
        if (JournalOptions.exists(place)) {
            return Optional.of(place);
        }
        if (asked == null) {
            return Optional.empty();
        }
        throw Refusal.input(Inputs.MESSAGES.text("memory.none", place));
    }

    @Override
    public Optional<MemoryOverlay> memory() throws Refusal {
        return read(journal -> {
            MemoryOverlay overlay = OwnMemory.of(journal, target).overlay();
            notices.accept(Inputs.MESSAGES.text(
                    "memory.used", journal.place(), overlay.written().size()));
            return overlay;
        });
    }

    @Override
    public PastRuns pastRuns() throws Refusal {
        return read(journal -> TargetHistory.of(journal, target)).orElse(PastRuns.NONE);
    }

    /** What is read from a journal. */
    @FunctionalInterface
    private interface Told<T> {
        T by(SqlJournal journal) throws JournalFailure;
    }

    private <T> Optional<T> read(Told<T> told) throws Refusal {
        Optional<String> place = place();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try (SqlJournal journal = JournalOptions.reading(place.get(), said(Setting.JOURNAL_USER))) {
            return Optional.of(told.by(journal));
        } catch (JournalFailure e) {
            throw new Refusal(e.kind(), List.of(Inputs.MESSAGES.text("memory.unreadable", e.text())), e);
        }
    }

    private String usual() {
        String journal = said(Setting.JOURNAL);
        return journal == null ? TargetPlaces.ofUser().journal(target).toString() : journal;
    }

    private @Nullable String said(Setting setting) {
        return configuration.value(setting).map(Configuration.Value::text).orElse(null);
    }
}
