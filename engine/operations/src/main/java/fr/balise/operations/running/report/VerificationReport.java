package fr.balise.operations.running.report;

import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a directory is as a plan wanted it.
 *
 * @param changes of the plan
 * @param checked how many of them were looked at
 * @param differences what was looked at and is not there, in the plan's order
 * @param readDigest SHA-256 over what was read of the mailboxes concerned
 */
public record VerificationReport(
        String planDigest,
        String policyDigest,
        Instant at,
        int changes,
        int checked,
        List<Check> differences,
        String readDigest) {
    /**
     * One change that the directory does not show.
     *
     * @param what a clause for people
     */
    public record Check(
            String changeId,
            Change.Action action,
            MailboxAddress address,
            CarrierRef carrier,
            Sight sight,
            Text what) {}

    /** What the directory shows in the place of a change. */
    public enum Sight {
        /** What stood there before: it was not made, or does not show yet. */
        AS_BEFORE,
        /** Something else. */
        OTHERWISE
    }

    /** How many changes the directory shows. */
    public int agreeing() {
        return checked - differences.size();
    }

    /** The differences of one kind. */
    public Stream<Check> differences(Sight sight) {
        return differences.stream().filter(check -> check.sight() == sight);
    }

    /** How many there are. */
    public int count(Sight sight) {
        return (int) differences(sight).count();
    }

    /** True when all that was looked at agrees. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    /** True when only some of the changes were looked at. */
    public boolean sampled() {
        return checked < changes;
    }
}
