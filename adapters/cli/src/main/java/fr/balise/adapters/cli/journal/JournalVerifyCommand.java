package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.audit.ChainReport;
import fr.balise.adapters.journal.chain.SqlJournal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal verify}: was anything of it altered. */
@Command(
        name = "verify",
        description = {
            "Reads the whole journal and says whether any of it was altered, left out or cut off (exit code 2).",
            "The last seal it shows, or a receipt of verify, noted elsewhere, proves later with --seal that nothing up to"
                    + " there was cut or rewritten."
        })
public final class JournalVerifyCommand extends BaliseCommand {
    @Option(
            names = "--seal",
            paramLabel = "SEAL",
            description = "A seal or receipt noted elsewhere, which the journal must hold. May be repeated.")
    private List<String> seals = List.of();

    @Option(
            names = "--directory",
            paramLabel = "URL",
            description = "Directory whose journal is meant. Default: the only one there is.")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Override
    protected int run(Terminal terminal) throws JournalFailure {
        try (SqlJournal open = journal.reading(directory)) {
            ChainReport report = ChainCheck.of(open, Set.copyOf(seals));
            report.problems().forEach(problem -> terminal.line("  ✗ " + problem.in(terminal.language())));
            terminal.print(JournalCommand.MESSAGES.text(
                    report.intact() ? "intact" : "altered",
                    report.entries(),
                    report.withoutContent(),
                    report.anonymous(),
                    report.head()));
            return report.intact() ? ExitCode.FINE : ExitCode.FINDING;
        }
    }
}
