package fr.balise.adapters.cli.journal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** {@code balise journal …}: what was done, as evidence. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        resourceBundle = "fr.balise.adapters.cli.help",
        description = "Lists, checks, exports and purges the journal of runs.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n",
        subcommands = {
            JournalRunsCommand.class,
            JournalVerifyCommand.class,
            JournalExportCommand.class,
            JournalPurgeCommand.class
        })
public final class JournalCommand implements Runnable {
    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }
}
