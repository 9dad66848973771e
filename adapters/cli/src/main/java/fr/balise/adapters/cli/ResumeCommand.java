package fr.balise.adapters.cli;

import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.adapters.files.plan.UnreadablePlan;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.apply.RunHistory;
import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.journal.SqlJournal;
import fr.balise.engine.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise resume}: finishes what was interrupted. */
@Command(
        name = "resume",
        description = {
            "Finishes a run that was interrupted: reads again every carrier whose call had left and was not settled, then"
                    + " carries out what is left. Nothing is applied twice."
        },
        footer = {"Example: balise resume --journal journal"})
final class ResumeCommand extends BaliseCommand {
    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The run to finish. Default: the latest that is not finished.")
    private @Nullable String wanted;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Server that takes the PATCH calls. Default: the run's.")
    private @Nullable String endpoint;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    int run(Terminal terminal) throws Exception {
        try (SqlJournal journal = options.existingJournal()) {
            RunHistory history = history(journal);
            String server = endpoint == null ? history.endpoint() : endpoint;
            RunReport report = options.run(
                    server,
                    journal,
                    terminal,
                    (publisher, stop, listener) -> history.undoes().isPresent()
                            ? publisher.resumeUndo(history.run(), stop, listener)
                            : publisher.resume(history.run(), plan(journal, history.run()), stop, listener));
            return RunOutput.exitCode(report);
        }
    }

    private RunHistory history(SqlJournal journal) throws JournalFailure {
        if (wanted != null) {
            return RunHistory.of(journal, wanted);
        }
        List<String> runs = RunHistory.names(journal);
        for (int i = runs.size() - 1; i >= 0; i--) {
            RunHistory history = RunHistory.of(journal, runs.get(i));
            if (!history.finished() || !history.open().isEmpty()) {
                return history;
            }
        }
        throw Failure.error(
                "Toutes les exécutions du journal sont finies ; --run en désigne une à reprendre quand même.",
                "Every run of the journal is finished; --run names one to resume all the same.");
    }

    private static Plan plan(SqlJournal journal, String run) throws JournalFailure {
        String document = journal.kept(run)
                .orElseThrow(() -> Failure.error(
                        "Le plan de l'exécution " + run + " n'est plus conservé.",
                        "The plan of run " + run + " is no longer kept."));
        try {
            return PlanFile.read(document.getBytes(StandardCharsets.UTF_8), run);
        } catch (UnreadablePlan e) {
            throw new Failure(ExitCode.ERROR, e.text());
        }
    }
}
