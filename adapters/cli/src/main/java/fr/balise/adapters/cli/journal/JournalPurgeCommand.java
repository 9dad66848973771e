package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.journal.audit.Retention;
import fr.balise.adapters.journal.audit.Retention.Fate;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.sources.FrenchDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise journal purge}: ends the keeping of old entries (EX_GDT_5070). */
@Command(name = "purge")
public final class JournalPurgeCommand extends BaliseCommand {
    @Option(names = "--before", required = true, paramLabel = "DATE")
    private String before = "";

    @Option(names = "--pseudonymise")
    private boolean pseudonymise;

    @Mixin
    private AuthorOption author = new AuthorOption();

    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String directory;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal {
        Instant limit = limit();
        try (SqlJournal open = journal.existing(directory)) {
            int gone = new Retention(open, author.identity())
                    .forget(pseudonymise ? Fate.PSEUDONYMISE : Fate.PURGE, limit, Instant.now());
            terminal.print(JournalCommand.MESSAGES.text(pseudonymise ? "anonymous" : "purged", gone));
            return ExitCode.FINE;
        }
    }

    private Instant limit() throws Refusal {
        try {
            LocalDate date = LocalDate.parse(before);
            if (date.isAfter(FrenchDay.of(Instant.now()).plusDays(1))) {
                throw Refusal.input(JournalCommand.MESSAGES.text("inFuture", before));
            }
            return FrenchDay.begin(date);
        } catch (DateTimeParseException e) {
            throw Refusal.input(JournalCommand.MESSAGES.text("noDate", before));
        }
    }
}
