package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.report.RunsDocument;
import fr.balise.adapters.publication.report.RunsJson;
import fr.balise.core.findings.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal runs}: the runs that the journal knows. */
@Command(name = "runs")
public final class JournalRunsCommand extends BaliseCommand {
    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal {
        if (journal.nothingYet(directory)) {
            terminal.note(JournalCommand.MESSAGES.text("noRun"));
            return ExitCode.FINE;
        }
        try (SqlJournal open = journal.reading(directory)) {
            List<RunOutline> runs = RunOutline.all(open);
            format.asked().show(() -> RunsDocument.of(runs, terminal.language()), () -> RunsJson.of(runs), terminal);
            return ExitCode.FINE;
        }
    }
}
