package fr.balise.operations.running.report;

import fr.balise.core.digest.Sha256;
import fr.balise.core.identity.RunName;
import java.util.Optional;

/**
 * The proof that a directory was read and found as a plan wanted it, or not. Each names the one before of the same
 * directory, so that none can be left out unseen.
 *
 * @param plan digest of the plan
 * @param policy digest of the policy behind it
 * @param run the run whose effect was looked at; empty when it is not known
 * @param directory where it was read, normalised
 * @param at when, in UTC
 * @param checked how many of the changes were looked at
 * @param agreeing how many of them the directory shows
 * @param read SHA-256 over what was read
 * @param previous digest of the receipt before of that directory; zeros for the first
 * @param digest SHA-256 of the canonical JSON of all of this, with an empty digest
 */
public record Receipt(
        String plan,
        String policy,
        String run,
        String directory,
        String at,
        int changes,
        int checked,
        int agreeing,
        String read,
        String previous,
        String digest) {
    /** What the first receipt of a directory names as the one before. */
    public static final String FIRST = "0".repeat(64);

    /**
     * The receipt of a verification.
     *
     * @param run the run whose effect was looked at, when it is known
     * @param directory where it was read, normalised
     * @param previous digest of the receipt before of that directory
     */
    public static Receipt of(VerificationReport report, Optional<RunName> run, String directory, String previous) {
        return new Receipt(
                        report.planDigest(),
                        report.policyDigest(),
                        run.map(RunName::value).orElse(""),
                        directory,
                        report.at().toString(),
                        report.changes(),
                        report.checked(),
                        report.agreeing(),
                        report.readDigest(),
                        previous,
                        "")
                .digested();
    }

    private Receipt digested() {
        String made = Sha256.ofJson(with("")).hex();
        return with(made);
    }

    private Receipt with(String other) {
        return new Receipt(plan, policy, run, directory, at, changes, checked, agreeing, read, previous, other);
    }

    /** True when nothing of it was altered. */
    public boolean intact() {
        return digested().digest.equals(digest);
    }
}
