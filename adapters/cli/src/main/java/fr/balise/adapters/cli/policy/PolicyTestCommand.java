package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.scenario.ScenarioJson;
import fr.balise.adapters.reporting.policy.ScenarioDocument;
import fr.balise.analysis.scenario.mutation.ScenarioReport;
import fr.balise.analysis.scenario.run.JunitXml;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.workshop.PolicyWorkshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
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

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--no-mutation")
    private boolean noMutation;

    @Override
    protected int run(Terminal terminal) throws Refusal, IOException {
        refuseWrongOptions();
        ScenarioReport report = PolicyWorkshop.test(PolicyFolder.read(policy), !noMutation);
        if (junitXml != null) {
            Files.writeString(
                    junitXml, JunitXml.of(report.run(), report.policy().name(), terminal.language()));
        }
        format.asked()
                .show(
                        () -> ScenarioDocument.of(report, terminal.language(), all),
                        () -> ScenarioJson.of(report),
                        terminal);
        return verdict(report, terminal);
    }

    private void refuseWrongOptions() throws Refusal {
        if (noMutation && minMutation > 0) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("test.mutation"));
        }
        if (IntStream.of(minCoverage, minRowCoverage, minMutation).anyMatch(asked -> asked < 0 || asked > 100)) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("test.percent"));
        }
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
