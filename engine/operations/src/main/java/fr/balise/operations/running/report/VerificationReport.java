package fr.balise.operations.running.report;

import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import java.time.Instant;
import java.util.List;

/**
 * Whether a directory is as a plan wanted it.
 *
 * @param changes of the plan
 * @param checks one for each change that was looked at, in the plan's order
 * @param readDigest SHA-256 over what was read of the mailboxes concerned
 */
public record VerificationReport(
        String planDigest, String policyDigest, Instant at, int changes, List<Check> checks, String readDigest) {
    /**
     * One change compared with what is there.
     *
     * @param what a clause for people
     */
    public record Check(
            String changeId, Change.Action action, MailboxAddress address, CarrierRef carrier, Sight sight, Text what) {
        /** True when the directory is as the change wanted it. */
        public boolean agrees() {
            return sight == Sight.AS_WANTED;
        }
    }

    /** What the directory shows of a change. */
    public enum Sight {
        /** What it wanted. */
        AS_WANTED,
        /** What stood there before: it was not made, or does not show yet. */
        AS_BEFORE,
        /** Something else. */
        OTHERWISE
    }

    /** Changes that the directory does not show. */
    public List<Check> differences() {
        return checks.stream().filter(check -> !check.agrees()).toList();
    }

    /** Of the differences, those where the directory still shows what stood there before. */
    public List<Check> asBefore() {
        return checks.stream().filter(check -> check.sight() == Sight.AS_BEFORE).toList();
    }

    /** The other differences. */
    public List<Check> otherwise() {
        return checks.stream().filter(check -> check.sight() == Sight.OTHERWISE).toList();
    }

    /** True when all that was looked at agrees. */
    public boolean agrees() {
        return differences().isEmpty();
    }

    /** True when only some of the changes were looked at. */
    public boolean sampled() {
        return checks.size() < changes;
    }
}
