package fr.balise.adapters.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Override
    public final Integer call() throws Exception {
        Terminal terminal = common.terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        try {
            return run(terminal);
        } finally {
            terminal.out().flush();
        }
    }

    /** Does the work and gives the exit code of {@link ExitCode}. */
    abstract int run(Terminal terminal) throws Exception;
}
