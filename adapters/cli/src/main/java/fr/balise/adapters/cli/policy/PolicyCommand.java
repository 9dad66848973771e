package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.CommandGroup;
import fr.balise.core.findings.Messages;
import picocli.CommandLine.Command;

/** {@code balise policy …}: what an operator does with a policy before using it. */
@Command(
        name = "policy",
        subcommands = {
            PolicyNewCommand.class,
            PolicyBaseCommand.class,
            PolicyShowCommand.class,
            PolicyCheckCommand.class,
            PolicyFormatCommand.class,
            PolicyTestCommand.class,
            PolicyProveCommand.class,
            PolicyDiffCommand.class,
            PolicyWatchCommand.class
        })
public final class PolicyCommand extends CommandGroup {
    static final Messages MESSAGES = Messages.beside(PolicyCommand.class, "policy");
}
