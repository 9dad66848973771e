package fr.balise.adapters.cli.frame;

import fr.balise.adapters.cli.settings.Configuration;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;

/** What the whole command line was given: where it speaks, and what is configured. */
public interface Doorway {
    /** Where results go. */
    PrintStream out();

    /** Where everything else goes. */
    PrintStream err();

    /** What variables and the configuration file say. */
    Configuration configuration();

    /** The doorway through which a command came. */
    static Doorway of(CommandSpec command) {
        return (Doorway) command.root().userObject();
    }
}
