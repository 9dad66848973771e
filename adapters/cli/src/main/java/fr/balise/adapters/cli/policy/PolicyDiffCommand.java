package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.formats.difference.DifferenceJson;
import fr.balise.adapters.reporting.policy.DifferenceDocument;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.analysis.difference.PolicyDifference;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
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
    protected int run(Terminal terminal) throws GatewayUnavailable, InterruptedException {
        try (PublicationEngine one = Inputs.policy("A", first);
                PublicationEngine other = Inputs.policy("B", second)) {
            PolicyDifference difference = PolicyDifference.between(one.policy(), other.policy());
            DifferenceView view = DifferenceView.of(
                    one.policy(),
                    other.policy(),
                    difference,
                    behind(
                            difference,
                            one.policy()
                                    .caseSettings()
                                    .types()
                                    .considering(other.policy().caseSettings().types()),
                            terminal));
            format.asked()
                    .show(
                            () -> DifferenceDocument.of(view, terminal.language()),
                            () -> DifferenceJson.write(view),
                            terminal);
            return difference.isEmpty() ? ExitCode.FINE : ExitCode.FINDING;
        }
    }

    private Optional<SortedMap<Integer, SortedSet<MailboxAddress>>> behind(
            PolicyDifference difference, TypeSettings considered, Terminal terminal)
            throws GatewayUnavailable, InterruptedException {
        if (data == null) {
            return Optional.empty();
        }
        PublicationFacts facts = directory.facts(data, considered, terminal);
        return Optional.of(difference.mailboxesBehind(facts, directory.asOf()));
    }
}
