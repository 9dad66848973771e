package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.journal.chain.SqlJournal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal runs}: the runs that the journal knows. */
@Command(name = "runs", description = "Lists the runs that the journal knows, the latest last.")
public final class JournalRunsCommand extends BaliseCommand {
    @Option(
            names = "--directory",
            paramLabel = "URL",
            description = "Directory whose journal is meant. Default: the only one there is.")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Override
    protected int run(Terminal terminal) throws JournalFailure {
        if (journal.nothingYet(directory)) {
            terminal.note("Aucune exécution pour l'instant.", "No run yet.");
            return ExitCode.FINE;
        }
        try (SqlJournal open = journal.reading(directory)) {
            for (RunOutline run : RunOutline.all(open)) {
                terminal.line(line(run, terminal));
            }
            return ExitCode.FINE;
        }
    }

    private static String line(RunOutline run, Terminal terminal) {
        String ofWhat = "  " + run.kind() + "  ";
        String where = "  " + run.endpoint();
        return run.run()
                + switch (run.state()) {
                    case FINISHED -> ofWhat + terminal.in("finie", "finished") + where;
                    case TO_BE_RESUMED -> ofWhat + terminal.in("à reprendre", "to be resumed") + where;
                    case PURGED -> "  " + terminal.in("contenu purgé", "content purged");
                };
    }
}
