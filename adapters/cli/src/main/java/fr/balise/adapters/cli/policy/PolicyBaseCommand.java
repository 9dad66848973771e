package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.policy.PolicyWriting;
import fr.balise.adapters.reporting.policy.BaseDocument;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.operations.workshop.PolicyBase;
import fr.balise.operations.workshop.PolicyBase.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy base DIR [NEW-BASE]}: what another base changes for the policy that lies on it. */
@Command(name = "base")
public final class PolicyBaseCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW-BASE", arity = "0..1")
    private @Nullable String other;

    @Option(names = "--accept")
    private boolean accept;

    @Mixin
    private BaseOptions bases = new BaseOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal, IOException {
        if (accept && !Files.isDirectory(policy)) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("base.zip", policy));
        }
        PolicyFiles files = PolicyFolder.read(policy);
        Move move = other == null ? toItsOwn(files) : to(files, other);
        terminal.show(BaseDocument.of(move.before(), move.after(), move.difference(), terminal.language()));
        if (move.isNothing()) {
            return ExitCode.FINE;
        }
        if (!accept) {
            terminal.note(PolicyCommand.MESSAGES.text("base.pending"));
            return ExitCode.FINDING;
        }
        PolicyWriting.replaceBase(move.files(), policy);
        terminal.note(PolicyCommand.MESSAGES.text("base.taken", ShellWord.of(policy.toString())));
        return ExitCode.FINE;
    }

    private Move toItsOwn(PolicyFiles files) throws Refusal {
        String name = PolicyBase.named(files)
                .orElseThrow(() -> Refusal.input(PolicyCommand.MESSAGES.text("base.none", policy)));
        return PolicyBase.moved(files, name, bases.find(name, policy));
    }

    private Move to(PolicyFiles files, String name) throws Refusal {
        return PolicyBase.moved(files, BaseOptions.seenFrom(policy, name), bases.find(name, Path.of("")));
    }
}
