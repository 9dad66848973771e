package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.publication.apply.RunHistory;
import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.journal.SqlJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code balise journal runs}: the runs that the journal knows. */
@Command(name = "runs", description = "Lists the runs that the journal knows, the latest last.")
public final class JournalRunsCommand extends BaliseCommand {
    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Override
    protected int run(Terminal terminal) throws JournalFailure {
        try (SqlJournal open = journal.existing()) {
            for (String name : RunHistory.names(open)) {
                terminal.out().println(line(open, name, terminal));
            }
            return ExitCode.FINE;
        }
    }

    private static String line(SqlJournal journal, String name, Terminal terminal) {
        try {
            RunHistory history = RunHistory.of(journal, name);
            String state = history.finished() && history.open().isEmpty()
                    ? terminal.in("finie", "finished")
                    : terminal.in("à reprendre", "to be resumed");
            return name + "  " + history.kind() + "  " + state + "  " + history.endpoint();
        } catch (JournalFailure e) {
            return name + "  " + terminal.in("contenu purgé", "content purged");
        }
    }
}
