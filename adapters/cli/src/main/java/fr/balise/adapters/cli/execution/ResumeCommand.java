package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.JournaledRuns;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.running.RunLedger;
import fr.balise.operations.running.RunLedger.RecordedRun;
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
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        try (SqlJournal journal = options.existingJournal(endpoint)) {
            RunLedger runs = new JournaledRuns(journal);
            Optional<RecordedRun> run = wanted == null ? runs.unfinished() : Optional.of(runs.run(wanted));
            if (run.isEmpty()) {
                terminal.note(RunOptions.MESSAGES.text("nothingToResume"));
                return ExitCode.FINE;
            }
            return options.run(
                    journal,
                    !unverified,
                    terminal,
                    running -> running.resume(run.get(), Optional.ofNullable(endpoint)));
        }
    }
}
