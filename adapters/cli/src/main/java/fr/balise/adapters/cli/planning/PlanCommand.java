package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Failure;
import fr.balise.adapters.cli.frame.Terminal;
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
@Command(
        name = "plan",
        description = {
            "Computes what must change for the directory to agree with the policy. Nothing is written to the directory.",
            "The directory is read from the data set's directory/ folder, or from a live server with --directory."
        },
        footer = {
            "Examples:",
            "  balise plan --policy rules/policy --data samples/data --as-of 2026-12-01",
            "  balise plan --policy rules/policy --data samples/data --out plan.json && balise show plan.json"
        })
public final class PlanCommand extends BaliseCommand {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "POLICY",
            description = "Folder of the policy, or a zip of it.")
    private Path policy = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Data set: operator.yaml, mailboxes.csv, declarations.csv, directory/.")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Server that will take the PATCH calls: apply then admits no other. Default: apply says it.")
    private @Nullable String endpoint;

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also writes the plan there, for show, apply and verify.")
    private @Nullable Path out;

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Option(
            names = "--detailed-exitcode",
            description = "Exit code 2 when the plan proposes changes, 0 when the directory agrees.")
    private boolean detailedExitCode;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Certificate of the policy's proof. Default: the policy's own certificate.json.")
    private @Nullable Path certificate;

    @Option(
            names = "--require-proof",
            description = "Refuses a policy without a certificate that proves it as it is (exit code 3).")
    private boolean requireProof;

    @Override
    protected int run(Terminal terminal) throws InvalidPolicy, GatewayUnavailable, InterruptedException {
        PolicyFiles files = PolicyFolder.read(policy);
        try (PublicationEngine engine = PublicationEngine.load(files)) {
            ProofStatus proof = proof(engine, files, terminal);
            PublicationFacts facts = directory.facts(data, terminal);
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
