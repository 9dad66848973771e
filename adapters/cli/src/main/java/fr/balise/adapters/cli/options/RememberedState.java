package fr.balise.adapters.cli.options;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.target.TargetJournal;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.safety.PastRuns;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OwnWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a journal tells of its directory, and that one may do without.
 *
 * @param notices is told which journal completes what the directory hides
 */
record RememberedState(TargetJournal journal, Consumer<Text> notices) implements History {
    @Override
    public Optional<MemoryOverlay> memory() throws Refusal {
        Optional<MemoryOverlay> memory = told(journal::memory);
        memory.ifPresent(overlay -> notices.accept(Inputs.MESSAGES.text(
                "memory.used", journal.where(), overlay.written().size())));
        return memory;
    }

    @Override
    public PastRuns pastRuns() throws Refusal {
        return told(journal::pastRuns);
    }

    @Override
    public Map<String, OwnWrite> writes() throws Refusal {
        return told(journal::writes);
    }

    /** Something that is read of it. */
    @FunctionalInterface
    private interface Told<T> {
        T read() throws Refusal;
    }

    private static <T> T told(Told<T> told) throws Refusal {
        try {
            return told.read();
        } catch (JournalFailure e) {
            throw new Refusal(e.kind(), List.of(Inputs.MESSAGES.text("memory.unreadable", e.text())), e);
        }
    }
}
