package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.safety.Limit;
import fr.balise.operations.running.SafetyRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise apply plan.json}: carries a plan out. */
@Command(name = "apply")
public final class ApplyCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "PLAN")
    private Path file = Path.of("");

    @Option(names = "--endpoint", required = true, paramLabel = "URL")
    private String endpoint = "";

    @Mixin
    private Approval approval = new Approval();

    @Option(names = "--override", paramLabel = "LIMIT")
    private List<String> overrides = List.of();

    @Option(names = "--no-verify")
    private boolean unverified;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    protected int run(Terminal terminal) throws Exception {
        Plan plan = PlanFile.read(file);
        Set<String> lifted = overrides.stream().map(ApplyCommand::known).collect(Collectors.toSet());
        if (!approval.given(plan, endpoint, options.directory(endpoint), options.dialect(), terminal)) {
            return ExitCode.FINE;
        }
        try (SqlJournal journal = options.openJournal(endpoint)) {
            String document = Files.readString(file);
            return options.run(
                    endpoint,
                    journal,
                    terminal,
                    unverified ? Optional.empty() : Optional.of(plan),
                    (publisher, stop, listener) -> publisher.apply(plan, document, lifted, stop, listener));
        } catch (SafetyRefusal e) {
            throw refusal(e);
        }
    }

    static Failure refusal(SafetyRefusal e) {
        return new Failure(ExitCode.SAFETY_LIMIT, new Text(lines(e, Language.FR), lines(e, Language.EN)));
    }

    private static String lines(SafetyRefusal refusal, Language language) {
        return refusal.breaches().stream()
                .map(broken -> broken.text().in(language))
                .collect(Collectors.joining(
                        "\n", "", language == Language.FR ? "\nRien n'a été envoyé." : "\nNothing was sent."));
    }

    /** A limit that is named wrongly would not be lifted: better said at once. */
    private static String known(String word) {
        if (Limit.named(word).isEmpty()) {
            String known = Stream.of(Limit.values())
                    .filter(Limit::mayBeLifted)
                    .map(Limit::form)
                    .collect(Collectors.joining(", "));
            throw Failure.error(
                    "--override ne connaît pas « " + word + " » ; valeurs admises : " + known + ".",
                    "--override does not know '" + word + "'; allowed: " + known + ".");
        }
        return word;
    }
}
