package fr.balise.adapters.cli.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** {@code balise policy …}: what an operator does with a policy before using it. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        resourceBundle = "fr.balise.adapters.cli.help",
        description = "Checks, tests, proves and compares publication policies.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n",
        subcommands = {
            PolicyNewCommand.class,
            PolicyCheckCommand.class,
            PolicyFormatCommand.class,
            PolicyTestCommand.class,
            PolicyProveCommand.class,
            PolicyDiffCommand.class,
            PolicyWatchCommand.class
        })
public final class PolicyCommand implements Runnable {
    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }
}
