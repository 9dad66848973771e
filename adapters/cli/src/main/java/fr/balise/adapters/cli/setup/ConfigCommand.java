package fr.balise.adapters.cli.setup;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** {@code balise config …}: settings that are not said on the command line. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        resourceBundle = "fr.balise.adapters.cli.help",
        description = "Shows the settings that are taken from the environment and from the configuration file.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n",
        subcommands = {ConfigShowCommand.class})
public final class ConfigCommand implements Runnable {
    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }
}
