package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.formats.explanation.ExplanationJson;
import fr.balise.adapters.reporting.policy.ExplanationDocument;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise explain ADDRESS}: every carrier of one mailbox, what was decided there and why. */
@Command(name = "explain")
public final class ExplainCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    private String address = "";

    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(names = "--situation", paramLabel = "ID")
    private @Nullable String situation;

    @Option(names = "--attributes")
    private boolean attributes;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        MailboxAddress mailbox = read("noAddress", MailboxAddress::new, address);
        Optional<SituationId> wanted =
                situation == null ? Optional.empty() : Optional.of(read("noSituation", SituationId::new, situation));
        try (PolicyInForce inForce = Inputs.policy(policy, null)) {
            Planning planning = new Planning(inForce, directory.facts(data, terminal), directory.asOf());
            Explanation explanation = planning.explain(mailbox, wanted);
            format.asked()
                    .show(
                            () -> ExplanationDocument.of(explanation, terminal.language(), attributes),
                            () -> ExplanationJson.of(explanation),
                            terminal);
        }
        return ExitCode.FINE;
    }

    private static <T> T read(String otherwise, Function<String, T> read, String given) throws Refusal {
        try {
            return read.apply(given);
        } catch (InvalidIdentifier e) {
            throw Refusal.input(OutputFile.MESSAGES.text(otherwise, given));
        }
    }
}
