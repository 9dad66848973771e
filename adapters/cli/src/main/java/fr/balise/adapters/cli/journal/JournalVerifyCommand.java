package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.audit.ChainReport;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.findings.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal verify}: was anything of it altered. */
@Command(name = "verify")
public final class JournalVerifyCommand extends BaliseCommand {
    @Option(names = "--seal", paramLabel = "SEAL")
    private List<String> seals = List.of();

    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal {
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
