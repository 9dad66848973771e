package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.analysis.starter.StarterPolicy;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code balise policy new DIR}: a commented policy to begin with. */
@Command(name = "new")
public final class PolicyNewCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "DIR")
    private Path folder = Path.of("");

    @Override
    protected int run(Terminal terminal) throws Refusal, IOException {
        refuseOverwriting();
        for (Map.Entry<String, byte[]> file : StarterPolicy.files().content().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, file.getValue());
            terminal.line(path.toString());
        }
        terminal.note(PolicyCommand.MESSAGES.text("new.next", ShellWord.of(folder.toString())));
        return ExitCode.FINE;
    }

    private void refuseOverwriting() throws Refusal, IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("new.noFolder", folder));
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw Refusal.input(PolicyCommand.MESSAGES.text("new.full", folder));
            }
        }
    }
}
