package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.scenario.ScenarioJson;
import fr.balise.adapters.reporting.policy.ScenarioDocument;
import fr.balise.analysis.proof.space.AttributesRead;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Impossibility;
import fr.balise.analysis.scenario.JunitXml;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.ScenarioRun;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.PossibleDisputes;
import fr.balise.analysis.scenario.mutation.ScenarioReport;
import fr.balise.analysis.scenario.mutation.ScenarioReport.Mutation;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy test P}: do the scenarios come out as expected, and how much do they show. */
@Command(name = "test")
public final class PolicyTestCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--junit-xml", paramLabel = "FILE")
    private @Nullable Path junitXml;

    @Option(names = "--min-coverage", paramLabel = "PERCENT", defaultValue = "0")
    private int minCoverage;

    @Option(names = "--min-row-coverage", paramLabel = "PERCENT", defaultValue = "0")
    private int minRowCoverage;

    @Option(names = "--min-mutation", paramLabel = "PERCENT", defaultValue = "0")
    private int minMutation;

    @Option(names = "--no-mutation")
    private boolean noMutation;

    @Override
    protected int run(Terminal terminal) throws InvalidPolicy, IOException {
        refuseWrongOptions();
        PolicyFiles files = PolicyFolder.read(policy);
        Policy known = PolicyLoader.load(files);
        List<Scenario> scenarios = ScenarioReader.read(files, known);
        ScenarioRun run = ScenarioRun.of(
                known,
                scenarios,
                aCase -> CaseSpace.reasonsAgainst(aCase).stream()
                        .map(Impossibility::reason)
                        .toList());
        if (junitXml != null) {
            Files.writeString(junitXml, JunitXml.of(run, known.name(), terminal.language()));
        }
        ScenarioReport report = new ScenarioReport(known, run, mutation(known, scenarios, run));
        format.asked()
                .show(() -> ScenarioDocument.of(report, terminal.language()), () -> ScenarioJson.of(report), terminal);
        return verdict(report, terminal);
    }

    private void refuseWrongOptions() {
        if (noMutation && minMutation > 0) {
            throw Failure.error(PolicyCommand.MESSAGES.text("test.mutation"));
        }
        if (IntStream.of(minCoverage, minRowCoverage, minMutation).anyMatch(asked -> asked < 0 || asked > 100)) {
            throw Failure.error(PolicyCommand.MESSAGES.text("test.percent"));
        }
    }

    /** Scenarios that fail already can notice nothing. */
    private Optional<Mutation> mutation(Policy known, List<Scenario> scenarios, ScenarioRun run) {
        if (noMutation || !run.passed()) {
            return Optional.empty();
        }
        Set<Attribute> read = AttributesRead.by(known.rules());
        Function<CaseSettings, Stream<PublicationCase>> possible =
                settings -> CaseSpace.reading(settings, read).cases().stream();
        return Optional.of(
                new Mutation(MutationScore.of(known, scenarios, possible), PossibleDisputes.of(known, possible)));
    }

    private int verdict(ScenarioReport report, Terminal terminal) {
        ScenarioRun run = report.run();
        if (run.results().isEmpty()) {
            terminal.note(PolicyCommand.MESSAGES.text("test.none"));
            return ExitCode.FINDING;
        }
        int mutation =
                report.mutation().map(measured -> measured.score().percent()).orElse(100);
        boolean enough = reaches("test.rules", run.coverage().percent(), minCoverage, terminal)
                & reaches("test.rows", run.coverage().rowPercent(), minRowCoverage, terminal)
                & reaches("test.changes", mutation, minMutation, terminal);
        return run.passed() && enough ? ExitCode.FINE : ExitCode.FINDING;
    }

    private static boolean reaches(String what, int measured, int asked, Terminal terminal) {
        if (measured < asked) {
            terminal.note(PolicyCommand.MESSAGES.text(what, measured, asked));
        }
        return measured >= asked;
    }
}
