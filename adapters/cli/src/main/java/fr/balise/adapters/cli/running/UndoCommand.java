package fr.balise.adapters.cli.running;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise undo RUN}: takes back what a run did. */
@Command(
        name = "undo",
        description = {
            "Takes back what a run did, from what was read before each change. What somebody changed since is left as it"
                    + " is and listed (exit code 4)."
        },
        footer = {"Example: balise undo 20261201-081500-3fa2c1 --journal journal"})
public final class UndoCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run, as apply and journal runs name it.")
    private String name = "";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Server that takes the PATCH calls. Default: the run's.")
    private @Nullable String endpoint;

    @Option(names = "--yes", description = "Do not ask; without a terminal nobody is asked.")
    private boolean yes;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    protected int run(Terminal terminal) throws Exception {
        try (SqlJournal journal = options.existingJournal(endpoint)) {
            RunHistory history = RunHistory.of(journal, name);
            if (!yes && !Agreement.given(question(history, terminal), terminal)) {
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
