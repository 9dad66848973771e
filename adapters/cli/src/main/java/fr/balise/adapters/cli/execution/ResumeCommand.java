package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.core.planning.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise resume}: finishes what was interrupted. */
@Command(name = "resume")
public final class ResumeCommand extends BaliseCommand {
    @Option(names = "--run", paramLabel = "RUN")
    private @Nullable String wanted;

    @Option(names = "--endpoint", paramLabel = "URL")
    private @Nullable String endpoint;

    @Option(names = "--no-verify")
    private boolean unverified;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    protected int run(Terminal terminal) throws Exception {
        try (SqlJournal journal = options.existingJournal(endpoint)) {
            Optional<RunHistory> unfinished = history(journal);
            if (unfinished.isEmpty()) {
                terminal.note(
                        "Rien à reprendre : toutes les exécutions du journal sont finies.",
                        "Nothing to resume: every run of the journal is finished.");
                return ExitCode.FINE;
            }
            RunHistory history = unfinished.get();
            String server = endpoint == null ? history.endpoint() : endpoint;
            if (history.undoes().isPresent()) {
                return options.run(
                        server,
                        journal,
                        terminal,
                        Optional.empty(),
                        (publisher, stop, listener) -> publisher.resumeUndo(history.run(), stop, listener));
            }
            Plan plan = plan(journal, history.run());
            return options.run(
                    server,
                    journal,
                    terminal,
                    unverified ? Optional.empty() : Optional.of(plan),
                    (publisher, stop, listener) -> publisher.resume(history.run(), plan, stop, listener));
        }
    }

    private Optional<RunHistory> history(SqlJournal journal) throws JournalFailure {
        if (wanted != null) {
            return Optional.of(RunHistory.of(journal, wanted));
        }
        return RunHistory.unfinished(journal);
    }

    private static Plan plan(SqlJournal journal, String run) throws JournalFailure {
        String document = journal.kept(run)
                .orElseThrow(() -> Failure.error(
                        "Le plan de l'exécution " + run + " n'est plus conservé.",
                        "The plan of run " + run + " is no longer kept."));
        try {
            return PlanFile.read(document.getBytes(StandardCharsets.UTF_8), run);
        } catch (UnusableFile e) {
            throw new Failure(ExitCode.ERROR, e.text());
        }
    }
}
