package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.reporting.policy.ProofDocument;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.analysis.proof.Violation;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.ProofStatus.Proved;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
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
@Command(name = "prove")
public final class PolicyProveCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--scenarios", paramLabel = "FILE")
    private @Nullable Path scenarios;

    @Option(names = "--certificate", paramLabel = "FILE")
    private @Nullable Path certificate;

    @Option(names = "--no-certificate")
    private boolean noCertificate;

    @Option(names = "--exhaustive")
    private boolean exhaustive;

    @Override
    protected int run(Terminal terminal) throws Refusal, IOException {
        Optional<Path> place = place();
        Policy known = PolicyLoader.load(PolicyFolder.read(policy));
        PolicyProof.Result result = exhaustive ? PolicyProof.exhaustive(known) : PolicyProof.of(known);
        terminal.show(ProofDocument.of(result, terminal.language()));
        if (scenarios != null) {
            write(result.violations(), scenarios, terminal.language());
        }
        if (place.isPresent()) {
            keep(result.certificate(), known, place.get(), terminal);
        } else if (!noCertificate) {
            terminal.note(PolicyCommand.MESSAGES.text("prove.zip"));
        }
        return result.holds() ? ExitCode.FINE : ExitCode.FINDING;
    }

    private Optional<Path> place() throws Refusal {
        if (noCertificate && certificate != null) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("prove.contradiction"));
        }
        Optional<Path> place = Optional.ofNullable(certificate)
                .or(() -> Optional.of(policy.resolve(PolicyFiles.CERTIFICATE))
                        .filter(any -> !noCertificate && Files.isDirectory(policy)));
        if (place.isPresent()) {
            CertificateFile.refuseOtherContent(place.get());
        }
        return place;
    }

    /** Leaves a certificate of what holds. One of an earlier policy stays beside what does not, and says no more. */
    private static void keep(ProofCertificate proved, Policy policy, Path file, Terminal terminal) throws Refusal {
        try {
            if (proved.holds()) {
                CertificateFile.write(proved, file);
                terminal.note(PolicyCommand.MESSAGES.text("prove.written", file));
                return;
            }
            Optional<ProofCertificate> other = ofAnother(policy, file);
            if (other.isPresent()) {
                terminal.note(PolicyCommand.MESSAGES.text(
                        "prove.kept",
                        file,
                        other.get().policyName(),
                        other.get().policyVersion()));
            } else if (Files.deleteIfExists(file)) {
                terminal.note(PolicyCommand.MESSAGES.text("prove.removed", file));
            }
        } catch (IOException e) {
            throw Refusal.input(PolicyCommand.MESSAGES.text(
                    "prove.unwritable", file, e.getClass().getSimpleName()));
        }
    }

    /** A certificate that could be taken for a proof of this policy, or cannot be read, is not among them. */
    private static Optional<ProofCertificate> ofAnother(Policy policy, Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(CertificateFile.read(file)).filter(other -> !(other.about(policy) instanceof Proved))
                    : Optional.empty();
        } catch (UnusableFile e) {
            return Optional.empty();
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
