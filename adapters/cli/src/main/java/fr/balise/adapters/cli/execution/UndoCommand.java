package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.JournaledRuns;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.RunLedger.RecordedRun;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise undo RUN}: takes back what a run did. */
@Command(name = "undo")
public final class UndoCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "RUN")
    private String name = "";

    @Option(names = "--endpoint", paramLabel = "URL")
    private @Nullable String endpoint;

    @Option(names = "--yes")
    private boolean yes;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        try (SqlJournal journal = options.existingJournal(endpoint)) {
            RecordedRun run = new JournaledRuns(journal).run(name);
            Text question = RunOptions.MESSAGES.text("undo", run.applied(), name);
            if (!yes && !Confirmation.given(question, terminal)) {
                return ExitCode.FINE;
            }
            return options.run(journal, false, terminal, running -> running.undo(run, Optional.ofNullable(endpoint)));
        }
    }
}
