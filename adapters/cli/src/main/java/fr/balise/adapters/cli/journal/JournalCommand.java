package fr.balise.adapters.cli.journal;

import fr.balise.adapters.cli.command.CommandGroup;
import fr.balise.core.findings.Messages;
import picocli.CommandLine.Command;

/** {@code balise journal …}: what was done, as evidence. */
@Command(
        name = "journal",
        subcommands = {
            JournalRunsCommand.class,
            JournalVerifyCommand.class,
            JournalExportCommand.class,
            JournalPurgeCommand.class
        })
public final class JournalCommand extends CommandGroup {
    static final Messages MESSAGES = Messages.beside(JournalCommand.class, "journal");
}
