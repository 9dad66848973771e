package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.cli.progress.ProgressBar;
import fr.balise.adapters.cli.progress.ReadingLine;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.publication.execution.Publisher;
import fr.balise.adapters.publication.history.JournaledRuns;
import fr.balise.adapters.publication.report.RunDocument;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.adapters.reporting.plan.Extent;
import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.running.Execution;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.Running;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.RunResult;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balise demo}: a tour of plan, apply and verify in one command. */
@Command(name = "demo")
public final class DemoCommand extends BaliseCommand {
    private static final LocalDate DAY_OF_THE_SAMPLES = LocalDate.parse("2026-12-01");
    private static final int FIRST_CALLS = 3;

    private static final String NEXT = """
              ./balise explain michel.dupont@ville-exemple.mssante.fr --policy rules/policy --data samples/data --as-of %1$s
              ./balise plan --policy rules/policy --data samples/data --as-of %1$s --format html > plan.html
              ./balise sandbox --data samples/data --port 8080 &
              export BALISE_API_KEY=sandbox
              ./balise plan --policy rules/policy --data samples/data --as-of %1$s \\
                --directory http://127.0.0.1:8080/fhir --out plan.json
              ./balise apply plan.json --endpoint http://127.0.0.1:8080/fhir --yes
              ./balise journal verify --directory http://127.0.0.1:8080/fhir
            """;

    @Option(names = "--home", defaultValue = "${sys:balise.home:-.}", hidden = true)
    private Path home = Path.of(".");

    @Option(names = "--full")
    private boolean full;

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        Path data = home.resolve("samples/data");
        Path policy = home.resolve("rules/policy");
        if (!Files.isDirectory(data) || !Files.isDirectory(policy)) {
            throw Refusal.input(SandboxCommand.MESSAGES.text("noSamples", home.toAbsolutePath()));
        }
        try (PolicyInForce inForce = Inputs.policy(policy, null);
                RunningSandbox sandbox = RunningSandbox.start(data.resolve("directory"));
                Transport server =
                        GatewayOptions.open(sandbox.address().toString(), ApiKey.of(RunningSandbox.API_KEY));
                Journal journal = new MemoryJournal()) {
            return tell(inForce, data, new RecordedTransport(server), journal, terminal);
        }
    }

    private int tell(PolicyInForce inForce, Path data, RecordedTransport transport, Journal journal, Terminal terminal)
            throws Refusal, InterruptedException {
        ApiDialect dialect = DialectReader.preset(DialectReader.PRESETS.get(0)).orElseThrow();
        SearchedDirectory directory = new SearchedDirectory(
                DirectoryAddress.of(transport.base()),
                () -> transport,
                DirectorySearch.BATCH_BYTES,
                ReadingLine.on(terminal));
        Planning planning =
                new Planning(inForce, new LiveFacts(DataSet.in(data), directory, History.NONE), DAY_OF_THE_SAMPLES);
        Writing writing = new Writing(directory.address(), dialect.name());

        step(terminal, "step.read", transport.base());
        Plan plan = planning.plan(writing);
        terminal.show(PlanDocument.of(plan, terminal.language(), full ? Extent.ALL : Extent.EXAMPLES));

        step(terminal, "step.apply");
        Running running = new Running(
                endpoint -> execution(dialect, transport, journal, terminal),
                new JournaledRuns(journal),
                Optional.of(Duration.ZERO));
        RunResult run = running.apply(directory.address(), plan, Set.of());
        calls(transport.patches(), terminal);
        boolean fine = run.end() == RunResult.End.FINE;
        if (full || !fine) {
            terminal.show(RunDocument.of(RunSummary.of(run.report(), run.endpoint(), ""), terminal.language(), false));
        } else {
            terminal.print(
                    SandboxCommand.MESSAGES.text("applied", plan.changes().size()));
        }

        step(terminal, "step.verify");
        run.verification().ifPresent(seen -> terminal.show(RunDocument.of(seen, terminal.language())));

        step(terminal, "step.again");
        Plan second = planning.plan(writing);
        int left = second.changes().size();
        terminal.print(SandboxCommand.MESSAGES.text(left == 0 ? "again.nothing" : "again.changes", left));
        next(terminal);
        return fine && left == 0 ? ExitCode.FINE : ExitCode.ERROR;
    }

    private static Execution execution(ApiDialect dialect, Transport transport, Journal journal, Terminal terminal) {
        return new Publisher(
                transport,
                transport,
                PublisherSettings.of(dialect, new AuthorOption().identity()),
                journal,
                Timekeeper.system(),
                new SecureRandom(),
                new StopFlag(),
                terminal.interactive() ? new ProgressBar(terminal) : RunListener.SILENT);
    }

    private void calls(List<String> patches, Terminal terminal) {
        int shown = full ? patches.size() : Math.min(patches.size(), FIRST_CALLS);
        patches.stream().limit(shown).forEach(patch -> terminal.out().println("  " + patch));
        if (shown < patches.size()) {
            terminal.print(SandboxCommand.MESSAGES.text("calls.more", patches.size() - shown));
        }
    }

    private static void step(Terminal terminal, String key, Object... arguments) {
        terminal.out().println();
        terminal.out()
                .println("── " + SandboxCommand.MESSAGES.text(key, arguments).in(terminal.language()));
    }

    /** Every line of it can be pasted. */
    private static void next(Terminal terminal) {
        step(terminal, "next");
        terminal.out().println(NEXT.formatted(DAY_OF_THE_SAMPLES).stripTrailing());
        terminal.print(SandboxCommand.MESSAGES.text("next.change"));
    }
}
