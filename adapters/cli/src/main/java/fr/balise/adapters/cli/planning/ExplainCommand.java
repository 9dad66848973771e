package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.formats.explanation.ExplanationJson;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.policy.ExplanationDocument;
import fr.balise.adapters.reporting.policy.ExplanationDocument.Detail;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise explain WHO}: every carrier of a mailbox, or of those of a person or structure, what was decided there and why. */
@Command(name = "explain")
public final class ExplainCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "WHO")
    private String who = "";

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

    @Option(names = "--all")
    private boolean all;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        try (PolicyInForce inForce = Inputs.policy(policy, null)) {
            Planning planning = new Planning(inForce, directory.facts(data, terminal), directory.asOf());
            if (who.contains("@")) {
                Explanation explanation = planning.explain(read("noAddress", MailboxAddress::new, who), situation());
                show(
                        () -> ExplanationDocument.of(explanation, terminal.language(), details()),
                        () -> ExplanationJson.of(explanation),
                        terminal);
            } else {
                List<Explanation> explanations = planning.explain(who, situation());
                show(
                        () -> ExplanationDocument.of(who, explanations, terminal.language(), details()),
                        () -> ExplanationJson.of(explanations),
                        terminal);
            }
        }
        return ExitCode.FINE;
    }

    private Optional<SituationId> situation() throws Refusal {
        return situation == null ? Optional.empty() : Optional.of(read("noSituation", SituationId::new, situation));
    }

    private Set<Detail> details() {
        Set<Detail> asked = EnumSet.noneOf(Detail.class);
        if (attributes) {
            asked.add(Detail.ATTRIBUTES);
        }
        if (all) {
            asked.add(Detail.EVERY_CHANGE);
        }
        return asked;
    }

    private void show(Supplier<Document> document, Supplier<String> json, Terminal terminal) throws Refusal {
        format.asked().show(document, json, terminal);
    }

    private static <T> T read(String otherwise, Function<String, T> read, String given) throws Refusal {
        try {
            return read.apply(given);
        } catch (InvalidIdentifier e) {
            throw Refusal.input(OutputFile.MESSAGES.text(otherwise, given));
        }
    }
}
