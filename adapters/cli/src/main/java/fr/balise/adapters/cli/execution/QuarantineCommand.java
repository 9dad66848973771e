package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.JournaledRuns;
import fr.balise.core.findings.Refusal;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import fr.balise.operations.running.RunLedger;
import fr.balise.operations.sources.DirectoryAddress;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise quarantine}: the plan that limits refused, and its rejection. */
@Command(name = "quarantine")
public final class QuarantineCommand extends BaliseCommand {
    @Option(names = "--directory", required = true, paramLabel = "URL")
    private String directory = "";

    @Option(names = "--reject")
    private boolean reject;

    @Mixin
    private AuthorOption author = new AuthorOption();

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal {
        DirectoryAddress read = DirectoryAddress.named(directory);
        try (SqlJournal open = journal.existing(directory)) {
            RunLedger runs = new JournaledRuns(open);
            Optional<RefusedPlan> refused = runs.quarantine(read);
            if (refused.isEmpty()) {
                terminal.print(RunOptions.MESSAGES.text("quarantine.none"));
                return ExitCode.FINE;
            }
            RefusedPlan plan = refused.get();
            if (!reject) {
                String overrides = String.join(" --override ", plan.overrides());
                terminal.print(RunOptions.MESSAGES.text(
                        "quarantine.open", plan.digest(), plan.day().toString(), overrides));
                return ExitCode.SAFETY_LIMIT;
            }
            runs.reject(read, plan, author.identity(), Instant.now());
            terminal.print(RunOptions.MESSAGES.text("quarantine.over", plan.digest()));
            return ExitCode.FINE;
        }
    }
}
