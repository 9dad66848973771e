package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.DirectoryAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise plan}: what must change for the directory to agree with the policy. Writes nothing to a directory. */
@Command(name = "plan")
public final class PlanCommand extends BaliseCommand {
    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(names = "--endpoint", paramLabel = "URL")
    private @Nullable String endpoint;

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Option(names = "--detailed-exitcode")
    private boolean detailedExitCode;

    @Option(names = "--certificate", paramLabel = "FILE")
    private @Nullable Path certificate;

    @Option(names = "--require-proof")
    private boolean requireProof;

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        try (PolicyInForce inForce = Inputs.policy(policy, certificate);
                Spill spill = Spill.usual(terminal::note)) {
            checkProof(inForce.proof(), terminal);
            Planning planning = new Planning(inForce, directory.facts(data, spill, terminal), directory.asOf());
            Writing writing = writing();
            Plan plan = spill.during(() -> planning.plan(writing));
            output.show(plan, terminal);
            if (out != null) {
                OutputFile.PLAN.save(out, file -> PlanFile.write(plan, file), terminal);
            }
            return detailedExitCode && !plan.changes().isEmpty() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }

    private Writing writing() throws Refusal {
        String server = endpoint == null ? "" : DirectoryAddress.named(endpoint).address();
        return new Writing(server, dialect.read().name());
    }

    private void checkProof(ProofStatus proof, Terminal terminal) throws Refusal {
        if (proof.proved()) {
            return;
        }
        Text hint = OutputFile.MESSAGES.text("unproved", PlanDocument.proof(proof), ShellWord.of(policy.toString()));
        if (requireProof) {
            throw new Refusal(Refusal.Kind.POLICY, OutputFile.MESSAGES.text("proofRequired", hint));
        }
        terminal.note(hint);
    }
}
