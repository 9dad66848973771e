package fr.balise.adapters.publication.history;

import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.RunLedger;
import fr.balise.operations.sources.DirectoryAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The runs of a journal. */
public record JournaledRuns(Journal journal) implements RunLedger {
    private static final Messages MESSAGES = Messages.beside(JournaledRuns.class, "history");

    @Override
    public RecordedRun run(String name) throws JournalFailure {
        return recorded(RunHistory.named(journal, name));
    }

    @Override
    public Optional<RecordedRun> unfinished() throws JournalFailure {
        return RunHistory.unfinished(journal).map(JournaledRuns::recorded);
    }

    private static RecordedRun recorded(RunHistory history) {
        return new RecordedRun(history.run(), history.endpoint(), history.undoes(), history.applied());
    }

    @Override
    public Plan plan(RunName run) throws Refusal {
        try {
            Path file = Files.createTempFile("balise-", ".plan");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    if (!journal.kept(run.value(), out)) {
                        throw new JournalFailure(MESSAGES.text("planGone", run));
                    }
                }
                return PlanFile.read(file, run.value());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(Refusal.Kind.UNAVAILABLE, MESSAGES.text("noTemporary", String.valueOf(e)));
        }
    }

    @Override
    public Optional<RefusedPlan> quarantine(DirectoryAddress directory) throws JournalFailure {
        return TargetHistory.of(journal, directory).quarantine();
    }

    @Override
    public void reject(DirectoryAddress directory, RefusedPlan plan, RunIdentity who, Instant at)
            throws JournalFailure {
        TargetHistory.reject(journal, directory, plan, who, at);
    }
}
