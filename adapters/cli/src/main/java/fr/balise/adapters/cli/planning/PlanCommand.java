package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Target;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.safety.SafetyCheck;
import java.io.IOException;
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
    protected int run(Terminal terminal) throws InvalidPolicy, GatewayUnavailable, InterruptedException {
        PolicyFiles files = PolicyFolder.read(policy);
        try (PublicationEngine engine = PublicationEngine.load(files)) {
            ProofStatus proof = proof(engine, files, terminal);
            PublicationFacts facts =
                    directory.facts(data, engine.policy().caseSettings().types(), terminal);
            Plan plan = targeted(engine.plan(facts, directory.asOf()).under(proof));
            output.show(plan, terminal);
            if (out != null) {
                save(plan, out, terminal);
            }
            return detailedExitCode && !plan.changes().isEmpty() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }

    /** For the server that was read, with what {@code apply} will ask for there. */
    private Plan targeted(Plan plan) {
        return directory
                .server()
                .map(server -> plan.at(new Target(
                        address(server),
                        endpoint == null ? "" : address(endpoint),
                        dialect.read().name(),
                        plan.domains())))
                .map(at -> at.needing(SafetyCheck.overridesNeeded(at, directory.pastRuns(), at.asOf())))
                .orElse(plan);
    }

    private static String address(String server) {
        return JournalOptions.target(server).address();
    }

    private ProofStatus proof(PublicationEngine engine, PolicyFiles files, Terminal terminal) {
        ProofStatus proof = ProofCheck.of(engine.policy(), files, certificate);
        if (!proof.proved()) {
            Text hint = ProofCheck.hint(proof, policy);
            if (requireProof) {
                throw new Failure(
                        ExitCode.INVALID_POLICY,
                        new Text(hint.fr() + " (--require-proof)", hint.en() + " (--require-proof)"));
            }
            terminal.note(hint.fr(), hint.en());
        }
        return proof;
    }

    private static void save(Plan plan, Path file, Terminal terminal) {
        try {
            PlanFile.write(plan, file);
        } catch (IOException e) {
            throw Failure.error(
                    "Le plan ne peut être écrit dans " + file + " : " + e.getMessage(),
                    "The plan cannot be written to " + file + ": " + e.getMessage());
        }
        terminal.note("Plan écrit dans " + file + ".", "Plan written to " + file + ".");
    }
}
