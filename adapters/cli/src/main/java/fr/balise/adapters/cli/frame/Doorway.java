package fr.balise.adapters.cli.frame;

import fr.balise.adapters.cli.settings.Configuration;
import picocli.CommandLine.Model.CommandSpec;

/** What the whole command line was given: where it speaks, and what is configured. */
public interface Doorway {
    /** Where commands speak, in the language and colours asked for. */
    Terminal terminal();

    /** What variables and the configuration file say. */
    Configuration configuration();

    /** The doorway through which a command came. */
    static Doorway of(CommandSpec command) {
        return (Doorway) command.root().userObject();
    }
}
