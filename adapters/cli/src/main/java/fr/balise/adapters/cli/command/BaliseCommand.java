package fr.balise.adapters.cli.command;

import fr.balise.adapters.cli.settings.Setting;
import fr.balise.core.findings.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** What all commands share: where they speak, and how they end. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n")
public abstract class BaliseCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        checkSettings(command);
        Terminal terminal = CommandEnvironment.of(command).terminal();
        try {
            return run(terminal);
        } finally {
            terminal.out().flush();
        }
    }

    /** A setting said as an option is held to the same as one in the configuration file. */
    private static void checkSettings(CommandSpec spec) throws Refusal {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            Optional<Setting> setting = Setting.of(option.longestName().replaceFirst("^--", ""));
            if (setting.isPresent()) {
                for (String value : option.originalStringValues()) {
                    setting.get().check(value);
                }
            }
        }
    }

    /** Does the work and gives the exit code of {@link ExitCode}. */
    protected abstract int run(Terminal terminal) throws Exception;
}
