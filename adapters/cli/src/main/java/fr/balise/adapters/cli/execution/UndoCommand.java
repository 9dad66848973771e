package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
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
    protected int run(Terminal terminal) throws Exception {
        try (SqlJournal journal = options.existingJournal(endpoint)) {
            RunHistory history = RunHistory.of(journal, name);
            if (!yes && !Confirmation.given(question(history, terminal), terminal)) {
                return ExitCode.FINE;
            }
            return options.run(
                    endpoint == null ? history.endpoint() : endpoint,
                    journal,
                    terminal,
                    Optional.empty(),
                    (publisher, stop, listener) -> publisher.undo(name, stop, listener));
        }
    }

    private static String question(RunHistory history, Terminal terminal) {
        return terminal.in(
                "Changements à défaire : " + history.applied() + ". Défaire l'exécution " + history.run() + " ? [o/N] ",
                "Changes to take back: " + history.applied() + ". Undo run " + history.run() + "? [y/N] ");
    }
}
