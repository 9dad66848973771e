package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code balise policy check P}: is this policy safe to load, and does it compile. */
@Command(name = "check")
public final class PolicyCheckCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Override
    protected int run(Terminal terminal) throws InvalidPolicy {
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(policy))) {
            Policy known = engine.policy();
            terminal.print(PolicyCommand.MESSAGES.text(
                    "checked",
                    known.title(),
                    known.name(),
                    known.version(),
                    known.rules().size()));
            known.overlay()
                    .ifPresent(overlay -> terminal.print(PolicyCommand.MESSAGES.text(
                            "check.over",
                            overlay.policy(),
                            overlay.version(),
                            known.allRules().stream()
                                    .filter(rule -> !Overlay.isBeneath(rule.place()))
                                    .count(),
                            overlay.disabled().size())));
            long inOneLanguage = known.allRules().stream()
                    .filter(rule -> rule.message().fr().equals(rule.message().en()))
                    .count();
            if (inOneLanguage > 0) {
                terminal.print(PolicyCommand.MESSAGES.text("check.oneLanguage", inOneLanguage));
            }
            if (!engine.evaluator().remembers()) {
                terminal.print(PolicyCommand.MESSAGES.text("check.notRemembered"));
            }
            if (known.citesInVain()) {
                terminal.print(PolicyCommand.MESSAGES.text("noSources"));
            }
            known.uncited().forEach(id -> terminal.print(PolicyCommand.MESSAGES.text("uncited", id)));
            terminal.print(PolicyCommand.MESSAGES.text("digest", known.digest()));
            terminal.print(PolicyCommand.MESSAGES.text("bundleDigest", known.bundleDigest()));
        }
        return ExitCode.FINE;
    }
}
