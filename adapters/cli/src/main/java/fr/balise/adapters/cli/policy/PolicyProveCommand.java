package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Failure;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.certificate.UnusableCertificate;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.reporting.policy.ProofDocument;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.analysis.proof.Violation;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy prove P}: what holds in every case that can occur. */
@Command(
        name = "prove",
        description = {
            "Decides every case that can occur with the engine itself, and checks what must hold in each: that something is"
                    + " decided, that nothing foreign is changed, that nothing is published where nobody works, and the"
                    + " promises of invariants.yaml.",
            "A fault is shown by the fewest attributes that bring it about, and by a scenario ready to keep.",
            "When all holds, leaves a certificate beside the policy, which plan reads and records."
        },
        footer = {
            "Examples:",
            "  balise policy prove rules/policy",
            "  balise policy prove my-policy.zip --certificate my-policy.certificate.json",
            "Exit code 2 when something does not hold, 3 when the policy cannot be used."
        })
public final class PolicyProveCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY", description = "Folder of the policy, or a zip of it.")
    private Path policy = Path.of("");

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            description = "Also writes a scenario for each fault there; it fails as long as the fault stays.")
    private @Nullable Path scenarios;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Where the certificate is written. Default: certificate.json in the policy's folder.")
    private @Nullable Path certificate;

    @Option(names = "--no-certificate", description = "Writes no certificate and leaves the one there as it is.")
    private boolean noCertificate;

    @Override
    protected int run(Terminal terminal) throws InvalidPolicy, IOException {
        Optional<Path> place = place();
        Policy known = PolicyLoader.load(PolicyFolder.read(policy));
        PolicyProof.Result result = PolicyProof.of(known);
        terminal.show(ProofDocument.of(result, terminal.language()));
        if (scenarios != null) {
            write(result.violations(), scenarios, terminal.language());
        }
        if (place.isPresent()) {
            keep(result.certificate(), place.get(), terminal);
        } else if (!noCertificate) {
            terminal.note(PolicyCommand.MESSAGES.text("prove.zip"));
        }
        return result.holds() ? ExitCode.FINE : ExitCode.FINDING;
    }

    private Optional<Path> place() {
        if (noCertificate && certificate != null) {
            throw Failure.error(PolicyCommand.MESSAGES.text("prove.contradiction"));
        }
        Optional<Path> place = Optional.ofNullable(certificate)
                .or(() -> Optional.of(policy.resolve(PolicyFiles.CERTIFICATE))
                        .filter(any -> !noCertificate && Files.isDirectory(policy)));
        if (place.isPresent()) {
            try {
                CertificateFile.refuseOtherContent(place.get());
            } catch (UnusableCertificate e) {
                throw new Failure(ExitCode.ERROR, e.text());
            }
        }
        return place;
    }

    /** Leaves a certificate of what holds, and none of what does not. */
    private static void keep(ProofCertificate proved, Path file, Terminal terminal) {
        try {
            if (proved.holds()) {
                CertificateFile.write(proved, file);
                terminal.note(PolicyCommand.MESSAGES.text("prove.written", file));
            } else if (Files.deleteIfExists(file)) {
                terminal.note(PolicyCommand.MESSAGES.text("prove.removed", file));
            }
        } catch (IOException e) {
            throw Failure.error(PolicyCommand.MESSAGES.text(
                    "prove.unwritable", file, e.getClass().getSimpleName()));
        }
    }

    private static void write(List<Violation> violations, Path file, Language language) throws IOException {
        Files.writeString(
                file,
                violations.stream()
                        .flatMap(violation -> violation.witnesses().stream())
                        .map(witness -> witness.scenario(language))
                        .distinct()
                        .collect(Collectors.joining()));
    }
}
