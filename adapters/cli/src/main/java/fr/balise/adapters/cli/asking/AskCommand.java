package fr.balise.adapters.cli.asking;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.answers.CampaignRecords;
import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.reporting.asking.CampaignDocument;
import fr.balise.adapters.reporting.asking.CampaignSimulationDocument;
import fr.balise.adapters.reporting.asking.DueDocument;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Asking;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.CampaignSimulation;
import fr.balise.operations.asking.Due;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise ask}: whom to ask which question, since the answer would change something. Sends nothing. */
@Command(name = "ask")
public final class AskCommand extends BaliseCommand {
    static final Messages MESSAGES = Messages.beside(AskCommand.class, "asking");

    @Option(names = "--policy", paramLabel = "POLICY")
    private @Nullable Path policy;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private ScheduleOptions schedule = new ScheduleOptions();

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Mixin
    private LinkOptions links = new LinkOptions();

    @Option(names = "--simulate")
    private boolean simulate;

    @Mixin
    private PlayOptions play = new PlayOptions();

    @Option(names = "--due", paramLabel = "DIR")
    private @Nullable Path due;

    @Option(names = "--sent")
    private boolean sent;

    @Mixin
    private AuthorOption author = new AuthorOption();

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        if (letters.writesTemplates()) {
            letters.writeTemplates(terminal);
        } else if (due != null) {
            showDue(due, terminal);
        } else {
            ask(terminal);
        }
        return ExitCode.FINE;
    }

    private void ask(Terminal terminal) throws Refusal, InterruptedException {
        try (PolicyInForce inForce = Inputs.policy(needed("--policy", policy), null)) {
            PublicationFacts facts = directory
                    .facts(needed("--data", data), terminal)
                    .read(inForce.policy().caseSettings().types());
            Campaign campaign = Asking.campaign(inForce, facts, schedule.from(directory.asOf()));
            if (out != null) {
                CampaignFolder.write(out, campaign, letters, links, terminal);
            }
            if (simulate) {
                CampaignSimulation played = play.through(inForce, facts, campaign);
                format.asked()
                        .show(
                                () -> CampaignSimulationDocument.of(played, terminal.language()),
                                () -> SteadyJson.document(played),
                                terminal);
            } else {
                format.asked()
                        .show(
                                () -> CampaignDocument.of(campaign, terminal.language()),
                                () -> CampaignFile.write(campaign),
                                terminal);
            }
        }
    }

    private void showDue(Path folder, Terminal terminal) throws Refusal {
        Campaign campaign = CampaignFile.read(folder);
        CampaignRecords records = new CampaignRecords(folder);
        Due letter = Due.on(
                directory.asOf(),
                campaign,
                DataSet.in(needed("--data", data)).operatorSide().declarations(),
                records.sent(),
                records.bounced());
        if (sent) {
            records.add(
                    letter.due(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    author.identity().author());
        }
        format.asked()
                .show(() -> DueDocument.of(letter, terminal.language()), () -> SteadyJson.document(letter), terminal);
    }

    private static Path needed(String option, @Nullable Path given) throws Refusal {
        if (given == null) {
            throw Refusal.input(MESSAGES.text("needed", option));
        }
        return given;
    }
}
