package fr.balise.adapters.cli.setup;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** {@code balise dialect …}: the words of the write API. */
@Command(
        name = "dialect",
        mixinStandardHelpOptions = true,
        resourceBundle = "fr.balise.adapters.cli.help",
        description = "Shows a dialect of the write API, and checks a server against it.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n",
        subcommands = {DialectShowCommand.class, DialectCheckCommand.class})
public final class DialectCommand implements Runnable {
    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }
}
