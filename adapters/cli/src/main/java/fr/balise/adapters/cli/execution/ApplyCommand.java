package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.Approval;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
    private ApprovalOptions approval = new ApprovalOptions();

    @Option(names = "--override", paramLabel = "LIMIT")
    private List<String> overrides = List.of();

    @Option(names = "--no-verify")
    private boolean unverified;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        Plan plan = PlanFile.read(file);
        Set<String> lifted = Approval.overrides(overrides);
        if (!approval.given(plan, options.here(endpoint), terminal)) {
            return ExitCode.FINE;
        }
        try (SqlJournal journal = options.openJournal(endpoint)) {
            return options.run(journal, !unverified, terminal, running -> running.apply(endpoint, plan, lifted));
        }
    }
}
