package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.formats.policy.EffectivePolicyJson;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.reporting.policy.PolicyDocument;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy show P}: what a policy says, alone or with the one that it lies on. */
@Command(name = "show")
public final class PolicyShowCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--effective")
    private boolean effective;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal {
        Policy known = PolicyLoader.load(PolicyFolder.read(policy));
        format.asked()
                .show(
                        () -> PolicyDocument.of(known, effective, terminal.language()),
                        () -> EffectivePolicyJson.write(known),
                        terminal);
        return ExitCode.FINE;
    }
}
