package fr.balise.adapters.cli;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.files.Shown;
import fr.balise.adapters.files.policy.PolicyFolder;
import fr.balise.engine.PublicationEngine;
import fr.balise.engine.PublicationEngine.DecidedCase;
import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.evaluation.Decision.Statement;
import fr.balise.engine.evaluation.Verdict;
import fr.balise.engine.facts.Carrier;
import fr.balise.engine.facts.Carrier.PracticeSituation;
import fr.balise.engine.facts.PublicationFacts;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.InvalidIdentifier;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.identity.SituationId;
import fr.balise.engine.policy.InvalidPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise explain ADDRESS}: every carrier of one mailbox, what was decided there and why. */
@Command(
        name = "explain",
        description = {
            "Shows every place where a mailbox is or might be published, what the policy decides there, and every rule that"
                    + " spoke, those that were overridden included."
        },
        footer = {
            "Example: balise explain michel.dupont@ville-exemple.mssante.fr --policy rules/policy --data samples/data"
                    + " --as-of 2026-12-01"
        })
final class ExplainCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Address of the mailbox.")
    private String address = "";

    @Option(names = "--policy", required = true, paramLabel = "POLICY", description = "Folder or zip of the policy.")
    private Path policy = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data set.")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(names = "--situation", paramLabel = "ID", description = "Only this situation (idSituationExercice).")
    private @Nullable String situation;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Date for which to decide. Default: today in France.")
    private @Nullable String asOf;

    @Option(names = "--attributes", description = "Also shows the attributes of each case, as rules see them.")
    private boolean attributes;

    @Override
    int run(Terminal terminal) throws InvalidPolicy, GatewayUnavailable, InterruptedException {
        MailboxAddress mailbox = mailbox();
        Optional<SituationId> wanted = Optional.ofNullable(situation).map(ExplainCommand::situation);
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(policy))) {
            PublicationFacts facts = directory.facts(data, terminal);
            List<DecidedCase> cases = engine.decide(facts, Inputs.asOf(asOf, Clock.systemUTC())).stream()
                    .filter(each -> each.candidate().address().equals(mailbox))
                    .filter(each -> wanted.isEmpty() || isAbout(each, wanted.get()))
                    .toList();
            if (cases.isEmpty()) {
                throw Failure.error(
                        mailbox + " n'est ni dans le stock ni publiée"
                                + (wanted.isPresent() ? " pour cette situation" : "")
                                + " : rien à expliquer. Vérifiez l'adresse.",
                        mailbox + " is neither in the stock nor published"
                                + (wanted.isPresent() ? " for this situation" : "")
                                + ": nothing to explain. Check the address.");
            }
            terminal.out().println(mailbox);
            cases.forEach(each -> explain(each, terminal));
        }
        return ExitCode.FINE;
    }

    private MailboxAddress mailbox() {
        try {
            return new MailboxAddress(address);
        } catch (InvalidIdentifier e) {
            throw Failure.error("Adresse incorrecte : " + e.getMessage(), "Not an address: " + e.getMessage());
        }
    }

    private static SituationId situation(String id) {
        try {
            return new SituationId(id);
        } catch (InvalidIdentifier e) {
            throw Failure.error("Situation incorrecte : " + e.getMessage(), "Not a situation: " + e.getMessage());
        }
    }

    private static boolean isAbout(DecidedCase decided, SituationId wanted) {
        return decided.candidate().carrierRef().id().equals("?" + wanted)
                || decided.candidate()
                        .carrier()
                        .filter(PracticeSituation.class::isInstance)
                        .map(PracticeSituation.class::cast)
                        .flatMap(PracticeSituation::situationId)
                        .filter(wanted::equals)
                        .isPresent();
    }

    private void explain(DecidedCase decided, Terminal terminal) {
        Verdict verdict = decided.decision().verdict();
        String label = decided.candidate().carrier().map(Carrier::label).orElse("");
        boolean published = decided.candidate().attachment().isPresent();
        terminal.out().println();
        terminal.out()
                .println("  " + decided.candidate().carrierRef()
                        + (label.isBlank() ? "" : " · " + Shown.plain(label)) + " — "
                        + (published
                                ? terminal.in("publiée", "published")
                                : terminal.in("non publiée", "not published")));
        terminal.out().println("    " + verdict + " : " + meaning(verdict).in(terminal.language()));
        for (Statement statement : decided.decision().statements()) {
            boolean overridden =
                    isVerdict(statement) && !decided.decision().deciding().contains(statement.rule());
            terminal.out()
                    .println("      " + (overridden ? "✗ " : "✓ ")
                            + statement.rule().message().in(terminal.language())
                            + " [" + statement.rule().id() + " · "
                            + String.join(", ", statement.rule().sources()) + " · "
                            + statement.effect().meaning().in(terminal.language()) + "]"
                            + (overridden
                                    ? terminal.in(" (l'emporte une autre règle)", " (another rule prevails)")
                                    : ""));
        }
        if (attributes) {
            for (CaseAttribute attribute : CaseAttribute.values()) {
                terminal.out()
                        .println("        " + attribute.ruleName() + " == "
                                + decided.candidate().publicationCase().get(attribute));
            }
        }
    }

    private static boolean isVerdict(Statement statement) {
        return List.of(Verdict.values()).stream()
                .anyMatch(verdict ->
                        verdict.effect().filter(statement.effect()::equals).isPresent());
    }

    private static Text meaning(Verdict verdict) {
        return verdict.effect()
                .map(effect -> effect.meaning())
                .orElse(new Text("aucune règle ne se prononce", "no rule speaks"));
    }
}
