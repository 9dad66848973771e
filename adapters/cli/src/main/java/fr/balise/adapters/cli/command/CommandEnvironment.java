package fr.balise.adapters.cli.command;

import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.core.findings.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/** What the whole command line was given: where results go, and what is configured. */
public interface CommandEnvironment {
    /** Where commands print, in the language and colours asked for. */
    Terminal terminal() throws Refusal;

    /** What variables and the configuration file say. */
    Configuration configuration();

    /** That of a command. */
    static CommandEnvironment of(CommandSpec command) {
        return (CommandEnvironment) command.root().userObject();
    }
}
