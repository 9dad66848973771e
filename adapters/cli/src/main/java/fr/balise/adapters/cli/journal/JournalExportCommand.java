package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.audit.JournalExport;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.core.findings.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal export}: the journal for other programs. */
@Command(name = "export")
public final class JournalExportCommand extends BaliseCommand {
    /** The forms it can take. */
    enum Form {
        NDJSON,
        CSV
    }

    @Option(names = "--as", defaultValue = "NDJSON", paramLabel = "ndjson|csv")
    private Form form = Form.NDJSON;

    @Option(names = "--run", paramLabel = "RUN")
    private @Nullable String run;

    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    /** An empty export must not pass for a run in which nothing happened. */
    private static void checkRun(String asked, SqlJournal open) throws Refusal {
        boolean[] there = {false};
        open.sealed(Optional.of(asked), entry -> there[0] = true);
        if (!there[0]) {
            throw Refusal.input(JournalCommand.MESSAGES.text("runUnknown", asked, RunHistory.known(open)));
        }
    }

    @Override
    protected int run(Terminal terminal) throws Refusal {
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
