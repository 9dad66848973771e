package fr.balise.adapters.cli.asking;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.dataset.answers.AnswersFolder;
import fr.balise.adapters.dataset.answers.Questionnaires;
import fr.balise.adapters.formats.campaign.AnswersJson;
import fr.balise.adapters.formats.campaign.CampaignFile;
import fr.balise.adapters.formats.campaign.MergesJson;
import fr.balise.adapters.reporting.asking.AnswersDocument;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.answers.AnswerLedger;
import fr.balise.operations.asking.answers.AnswerLedger.Merge;
import fr.balise.operations.asking.answers.Answering;
import fr.balise.operations.asking.answers.Answering.PlanDifference;
import fr.balise.operations.asking.answers.Returned;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.FrenchDay;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise answers FILE…}: filled questionnaires, checked against what is known and merged into the declarations. */
@Command(name = "answers")
public final class AnswersCommand extends BaliseCommand {
    @Parameters(arity = "0..*", paramLabel = "FILE")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Option(names = "--policy", paramLabel = "POLICY")
    private @Nullable Path policy;

    @Option(names = "--campaign", paramLabel = "DIR")
    private @Nullable Path campaign;

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(names = "--received", paramLabel = "MOMENT")
    private @Nullable String received;

    @Option(names = "--by", paramLabel = "NAME")
    private String by = "";

    @Option(names = "--channel", paramLabel = "NAME", defaultValue = "questionnaire")
    private String channel = "questionnaire";

    @Mixin
    private AuthorOption author = new AuthorOption();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--undo", paramLabel = "MERGE")
    private @Nullable String undo;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        AnswerLedger ledger = AnswersFolder.in(data);
        if (undo != null) {
            int removed = ledger.undo(undo, moment(), author.identity().author());
            terminal.print(AskCommand.MESSAGES.text("undone", undo, removed));
            return ExitCode.FINE;
        }
        if (list) {
            List<Merge> merges = ledger.merges();
            format.asked()
                    .show(() -> AnswersDocument.of(merges, terminal.language()), () -> MergesJson.of(merges), terminal);
            return ExitCode.FINE;
        }
        if (files.isEmpty()) {
            throw Refusal.input(AskCommand.MESSAGES.text("noAnswers"));
        }
        return merge(ledger, terminal);
    }

    private int merge(AnswerLedger ledger, Terminal terminal) throws Refusal, InterruptedException {
        Optional<Campaign> asked = campaign == null ? Optional.empty() : Optional.of(CampaignFile.read(campaign));
        Returned returned = Questionnaires.read(files, asked);
        try (PolicyInForce inForce = policy == null ? null : Inputs.policy(policy, null)) {
            TypeSettings considered = inForce == null
                    ? TypeSettings.NONE
                    : inForce.policy().caseSettings().types();
            Answering answers = Answering.of(
                    directory.facts(data, terminal).read(considered), returned, asked, moment(), by, channel);
            LocalDate day = directory.asOf();
            Optional<PlanDifference> changes =
                    inForce == null ? Optional.empty() : Optional.of(answers.changes(inForce, day));
            Optional<String> merge = dryRun || answers.checked().isEmpty()
                    ? Optional.empty()
                    : Optional.of(ledger.merge(
                            answers.checked(),
                            returned,
                            moment(),
                            author.identity().author()));
            format.asked()
                    .show(
                            () -> AnswersDocument.of(answers, merge, changes, terminal.language()),
                            () -> AnswersJson.of(answers, merge, changes),
                            terminal);
            return answers.holdsSomething() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }

    /** When the answers came: as it is said, else now, or at the beginning of the day for which is decided. */
    private Instant moment() throws Refusal {
        if (received == null) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            LocalDate day = directory.asOf();
            return day.equals(FrenchDay.of(now)) ? now : FrenchDay.begin(day);
        }
        try {
            return OffsetDateTime.parse(received).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.input(AskCommand.MESSAGES.text("noMoment", received));
        }
    }
}
