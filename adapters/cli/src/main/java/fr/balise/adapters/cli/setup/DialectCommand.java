package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.command.CommandGroup;
import fr.balise.core.findings.Messages;
import picocli.CommandLine.Command;

/** {@code balise dialect …}: the words of the write API. */
@Command(
        name = "dialect",
        subcommands = {DialectShowCommand.class, DialectCheckCommand.class})
public final class DialectCommand extends CommandGroup {
    static final Messages MESSAGES = Messages.beside(DialectCommand.class, "setup");
}
