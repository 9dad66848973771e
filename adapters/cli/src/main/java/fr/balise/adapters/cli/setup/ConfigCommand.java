package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code balise config …}: settings that are not said on the command line. */
@Command(
        name = "config",
        subcommands = {ConfigShowCommand.class})
public final class ConfigCommand extends CommandGroup {}
