package fr.balise.adapters.server.policies;

import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.mutation.ScenarioReport;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.operations.workshop.PolicyComparison;
import fr.balise.operations.workshop.PolicyWorkshop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes versions of the policy, looks at them, and puts one in force. */
@Component
public final class PolicyVersions {
    private static final Messages MESSAGES = Messages.beside(PolicyVersions.class, "policies");
    private static final int SHORTEST_DIGEST = 12;

    private final Workspace workspace;
    private final PolicyRepository repository;
    private final boolean fourEyes;

    PolicyVersions(Workspace workspace, PolicyRepository repository, ServerSettings settings) {
        this.workspace = workspace;
        this.repository = repository;
        this.fourEyes = settings.fourEyes();
    }

    /** The steps of each version, the one that was handed in last first. */
    public Map<String, List<PolicyStep>> all() {
        return repository.all();
    }

    /** The name of the version in force. */
    public String inForce() {
        return PolicyVersion.idOf(workspace.inForce().files());
    }

    /** The version of that name. */
    public Optional<PolicyVersion> find(String id) throws InvalidPolicy {
        return repository.find(id);
    }

    /**
     * Keeps a policy that was sent as a zip. It may be wrong: it can be mended here.
     *
     * @throws InvalidPolicy when it is no zip, or none that may be unpacked
     */
    public PolicyVersion upload(byte[] zip, Caller who) throws InvalidPolicy {
        return repository.keep(PolicyRepository.unpacked(zip), who, "");
    }

    /**
     * Keeps a version with one file changed.
     *
     * @param content of the file; empty to take it out
     * @throws InvalidPolicy when no policy may have a file of that name
     */
    public PolicyVersion edit(PolicyVersion version, String path, Optional<byte[]> content, Caller who)
            throws InvalidPolicy {
        return repository.keep(edited(version, path, content), who, version.id());
    }

    /**
     * A version with one file changed, which is not kept.
     *
     * @throws InvalidPolicy when no policy may have a file of that name
     */
    public static PolicyFiles edited(PolicyVersion version, String path, Optional<byte[]> content)
            throws InvalidPolicy {
        SortedMap<String, byte[]> files = new TreeMap<>(version.files().content());
        files.remove(PolicyFiles.CERTIFICATE);
        files.remove(path);
        content.ifPresent(bytes -> files.put(path, bytes));
        // A zip is read within bounds, and refuses names that no file of a policy may have.
        return PolicyRepository.unpacked(PolicyRepository.zip(new PolicyFiles(files)));
    }

    /** Keeps a version with other settings, by dotted name. */
    public PolicyVersion settings(PolicyVersion version, Map<String, String> settings, Caller who) {
        SortedMap<String, byte[]> files =
                new TreeMap<>(PolicySettings.with(version.files(), settings).content());
        files.remove(PolicyFiles.CERTIFICATE);
        return repository.keep(new PolicyFiles(files), who, version.id());
    }

    /**
     * Deletes a version that was never in force.
     *
     * @throws Refusal when it is, or was
     */
    public void discard(PolicyVersion version) throws Refusal {
        if (version.wasInForce() || version.id().equals(inForce())) {
            throw Refusal.input(MESSAGES.text("inForce"));
        }
        repository.discard(version.id());
    }

    /** What is wrong with a policy; empty when it could decide. */
    public static List<PolicyProblem> problems(PolicyFiles files) {
        try {
            ScenarioReader.read(files, PolicyLoader.load(files));
            return List.of();
        } catch (InvalidPolicy e) {
            return e.problems();
        }
    }

    /** How the scenarios of a version come out. */
    public static ScenarioReport test(PolicyVersion version) throws InvalidPolicy {
        return PolicyWorkshop.test(version.files(), false);
    }

    /** Proves a version; a proof that holds is kept with it. */
    public synchronized PolicyProof.Result prove(PolicyVersion version) throws InvalidPolicy {
        PolicyProof.Result proof = PolicyProof.of(PolicyLoader.load(version.files()));
        if (proof.holds()) {
            repository.certify(version.id(), proved(version.files(), proof));
        }
        return proof;
    }

    private static PolicyFiles proved(PolicyFiles files, PolicyProof.Result proof) {
        SortedMap<String, byte[]> content = new TreeMap<>(files.content());
        content.put(PolicyFiles.CERTIFICATE, CertificateFile.write(proof.certificate()));
        return new PolicyFiles(content);
    }

    /**
     * What a version decides otherwise than the policy in force, with the mailboxes behind it where data were read.
     *
     * @throws Refusal with every problem of the version
     */
    public DifferenceView difference(PolicyVersion version) throws Refusal, InterruptedException {
        Policy other = PolicyLoader.load(version.files());
        PolicyComparison comparison = new PolicyComparison(workspace.inForce().policy(), other);
        Optional<Snapshot> read = workspace.latest();
        return read.isEmpty()
                ? comparison.difference()
                : comparison.difference(
                        considered -> read.get().facts(), read.get().asOf());
    }

    /** True when whoever wrote a version is not the one to put it in force. */
    public boolean mayActivate(PolicyVersion version, Caller who) {
        return !fourEyes || !repository.writers(version.id()).contains(who.id());
    }

    /**
     * Puts a version in force: it is read again, must still be the one that was named, and must pass its scenarios and keep
     * its promises.
     *
     * @param digest of the version as it was read, at least its first digits
     * @throws InvalidPolicy with all that stands against it
     * @throws Refusal when it is another text, or who asks wrote it and that is not enough
     */
    public synchronized void activate(PolicyVersion version, String digest, Caller who)
            throws Refusal, InterruptedException {
        if (digest.length() < SHORTEST_DIGEST || !version.digest().startsWith(digest)) {
            throw new Refusal(Refusal.Kind.STALE, MESSAGES.text("otherDigest", version.digest()));
        }
        if (!mayActivate(version, who)) {
            throw Refusal.input(MESSAGES.text("fourEyes"));
        }
        workspace.exchange(version.files(), certified -> {
            repository.certify(version.id(), certified);
            repository.activated(version.id(), who);
        });
    }
}
