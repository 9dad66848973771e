package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Failure;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.JournalExport;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal export}: the journal for other programs. */
@Command(
        name = "export",
        description = "Writes the journal to the output: NDJSON with every seal, or CSV for a spreadsheet.",
        footer = {"Example: balise journal export --as csv --run 20261201-081500-3fa2c1 > run.csv"})
public final class JournalExportCommand extends BaliseCommand {
    /** The forms it can take. */
    enum Form {
        NDJSON,
        CSV
    }

    @Option(names = "--as", defaultValue = "NDJSON", paramLabel = "ndjson|csv", description = "Default: ndjson.")
    private Form form = Form.NDJSON;

    @Option(names = "--run", paramLabel = "RUN", description = "This run alone. Default: all.")
    private @Nullable String run;

    @Option(
            names = "--directory",
            paramLabel = "URL",
            description = "Directory whose journal is meant. Default: the only one there is.")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    /** An empty export must not pass for a run in which nothing happened. */
    private static void checkRun(String asked, SqlJournal open) throws JournalFailure {
        boolean[] there = {false};
        open.sealed(Optional.of(asked), entry -> there[0] = true);
        if (!there[0]) {
            String known = String.join(", ", RunHistory.names(open));
            throw Failure.error(JournalCommand.MESSAGES.text("runUnknown", asked, known));
        }
    }

    @Override
    protected int run(Terminal terminal) throws JournalFailure {
        try (SqlJournal open = journal.reading(directory)) {
            if (run != null) {
                checkRun(run, open);
            }
            if (form == Form.CSV) {
                JournalExport.csv(
                        open, Optional.ofNullable(run), line -> terminal.out().print(line + "\r\n"));
            } else {
                JournalExport.ndjson(
                        open, Optional.ofNullable(run), line -> terminal.out().print(line + "\n"));
            }
            return ExitCode.FINE;
        }
    }
}
