package fr.balise.core.planning;

import fr.balise.core.findings.Finding;
import fr.balise.core.policy.model.RemovalLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes that bring the directory to what the policy decides. From the same inputs comes the same plan.
 *
 * @param inputs SHA-256 of each source by name
 * @param asOf the date for which it was decided
 * @param limits how much may be removed at once, as the policy sets it
 * @param changes sorted by {@link Change#ORDER}
 * @param findings sorted
 */
public record Plan(
        PolicyRef policy,
        SortedMap<String, String> inputs,
        LocalDate asOf,
        String operator,
        List<String> domains,
        Summary summary,
        Impact impact,
        RemovalLimits limits,
        List<Change> changes,
        List<Finding> findings) {
    /** Copies the collections. */
    public Plan {
        inputs = new TreeMap<>(inputs);
        domains = domains.stream().sorted().toList();
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /**
     * The policy that decided.
     *
     * @param digest SHA-256 of the files on which decisions depend
     */
    public record PolicyRef(String name, String version, String digest, ProofStatus proof) {
        /** A policy of which nobody told whether it was proved. */
        public PolicyRef(String name, String version, String digest) {
            this(name, version, digest, ProofStatus.NONE);
        }
    }

    /** The same plan, which tells what is known of the proof of its policy. */
    public Plan under(ProofStatus proof) {
        return new Plan(
                new PolicyRef(policy.name(), policy.version(), policy.digest(), proof),
                inputs,
                asOf,
                operator,
                domains,
                summary,
                impact,
                limits,
                changes,
                findings);
    }

    /** SHA-256, in hexadecimal, over everything that the plan says; a plan file that was altered no longer has it. */
    public String digest() {
        Digests digests = new Digests()
                .add(policy)
                .add(inputs)
                .add(asOf)
                .add(operator)
                .add(domains)
                .add(summary)
                .add(impact)
                .add(new TreeMap<>(limits.shareByType()))
                .add(limits.share())
                .add(limits.count())
                .add(limits.shareByStructure())
                .add(limits.shareByRule())
                .add(limits.rolling())
                .add(limits.fewest())
                .add(limits.fewestWhole())
                .add(limits.sourceShrink())
                .add(limits.identicalRefusals());
        changes.forEach(change -> digests.add(change.id())
                .add(change.target())
                .add(change.edits())
                .add(change.reasons())
                .add(change.expected()));
        findings.forEach(digests::add);
        return digests.hex();
    }
}
