package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.formats.difference.DifferenceJson;
import fr.balise.adapters.reporting.policy.DifferenceDocument;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.workshop.PolicyComparison;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy diff A B}: exactly what two policies decide differently. */
@Command(name = "diff")
public final class PolicyDiffCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "A")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B")
    private Path second = Path.of("");

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        PolicyComparison policies = new PolicyComparison(Inputs.policy("A", first), Inputs.policy("B", second));
        DifferenceView view = data == null
                ? policies.difference()
                : policies.difference(directory.facts(data, terminal), directory.asOf());
        format.asked()
                .show(
                        () -> DifferenceDocument.of(view, terminal.language()),
                        () -> DifferenceJson.write(view),
                        terminal);
        return view.classes().isEmpty() ? ExitCode.FINE : ExitCode.FINDING;
    }
}
