package fr.balise.adapters.cli.asking;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.reporting.asking.CampaignDocument;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Asking;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise ask}: whom to ask which question, since the answer would change something. Sends nothing. */
@Command(name = "ask")
public final class AskCommand extends BaliseCommand {
    static final Messages MESSAGES = Messages.beside(AskCommand.class, "asking");

    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private ScheduleOptions schedule = new ScheduleOptions();

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        try (PolicyInForce inForce = Inputs.policy(policy, null)) {
            Campaign campaign = Asking.campaign(
                    inForce,
                    directory.facts(data, terminal).read(inForce.policy().caseSettings().types()),
                    schedule.from(directory.asOf()));
            if (out != null) {
                CampaignFolder.write(out, campaign, terminal);
            }
            format.asked()
                    .show(
                            () -> CampaignDocument.of(campaign, terminal.language()),
                            () -> CampaignFile.write(campaign),
                            terminal);
            return ExitCode.FINE;
        }
    }
}
