package fr.balise.adapters.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** What all commands share: their options, where they speak, and how they end. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        resourceBundle = "fr.balise.adapters.cli.help",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n")
abstract class BaliseCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        Main main = (Main) Objects.requireNonNull(spec).root().userObject();
        Terminal terminal = common.terminal(main.out(), main.err());
        try {
            return run(terminal);
        } finally {
            terminal.out().flush();
        }
    }

    /** Does the work and gives the exit code of {@link ExitCode}. */
    abstract int run(Terminal terminal) throws Exception;
}
