package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.policy.PolicyWriting;
import fr.balise.analysis.starter.StarterPolicy;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.operations.workshop.PolicyBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy new DIR}: a commented policy to begin with. */
@Command(name = "new")
public final class PolicyNewCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "DIR")
    private Path folder = Path.of("");

    @Option(names = "--extends", paramLabel = "POLICY")
    private @Nullable String extended;

    @Mixin
    private BaseOptions bases = new BaseOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal, IOException {
        refuseOverwriting();
        PolicyFiles files = extended == null
                ? StarterPolicy.files(terminal.language())
                : PolicyBase.laidOn(
                        StarterPolicy.overlay(terminal.language()),
                        BaseOptions.seenFrom(folder, extended),
                        bases.find(extended, Path.of("")));
        PolicyWriting.write(files, folder);
        files.content()
                .keySet()
                .forEach(file -> terminal.line(folder.resolve(file).toString()));
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
