package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.formats.explanation.ExplanationJson;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.reporting.policy.ExplanationDocument;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import java.util.Optional;
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
    protected int run(Terminal terminal) throws InvalidPolicy, GatewayUnavailable, InterruptedException {
        MailboxAddress mailbox = mailbox();
        Optional<SituationId> wanted = Optional.ofNullable(situation).map(ExplainCommand::situation);
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(policy))) {
            PublicationFacts facts =
                    directory.facts(data, engine.policy().caseSettings().types(), terminal);
            Explanation explanation = Explanation.of(engine, facts, directory.asOf(), mailbox, wanted);
            if (explanation.places().isEmpty()) {
                throw nothingToExplain(mailbox, wanted.isPresent());
            }
            format.asked()
                    .show(
                            () -> ExplanationDocument.of(explanation, terminal.language(), attributes),
                            () -> ExplanationJson.of(explanation),
                            terminal);
        }
        return ExitCode.FINE;
    }

    private static Failure nothingToExplain(MailboxAddress mailbox, boolean forSituation) {
        return Failure.error(
                mailbox + " n'est ni dans le stock ni publiée" + (forSituation ? " pour cette situation" : "")
                        + " : rien à expliquer. Vérifiez l'adresse.",
                mailbox + " is neither in the stock nor published" + (forSituation ? " for this situation" : "")
                        + ": nothing to explain. Check the address.");
    }

    private MailboxAddress mailbox() {
        try {
            return new MailboxAddress(address);
        } catch (InvalidIdentifier e) {
            throw Failure.error(
                    address + " n'a pas la forme d'une adresse, nom@domaine.",
                    address + " is not of the form of an address, name@domain.");
        }
    }

    private static SituationId situation(String id) {
        try {
            return new SituationId(id);
        } catch (InvalidIdentifier e) {
            throw Failure.error(
                    id + " n'a pas la forme d'un idSituationExercice.",
                    id + " is not of the form of an idSituationExercice.");
        }
    }
}
