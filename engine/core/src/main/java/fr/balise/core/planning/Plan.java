package fr.balise.core.planning;

import fr.balise.core.digest.DigestedList;
import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.Digest;
import fr.balise.core.planning.change.Change;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RemovalLimits;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes that bring the directory to what the policy decides. From the same inputs comes the same plan.
 *
 * @param summary in numbers
 * @param impact what it takes away
 * @param assumed the settings without a source on which changes rest, sorted by name
 * @param overridesNeeded for what {@code apply} will refuse it, as far as the plan alone tells
 * @param changes sorted by {@link Change#ORDER}
 * @param withheld sorted likewise
 * @param findings sorted
 */
public record Plan(
        Head head,
        Summary summary,
        Impact impact,
        List<Assumption> assumed,
        List<OverrideNeeded> overridesNeeded,
        List<Change> changes,
        List<Withheld> withheld,
        List<Finding> findings) {
    /** The {@code schema} of every plan file. */
    public static final String SCHEMA = "urn:balise:plan:2";

    /** Copies the collections. */
    public Plan {
        assumed = List.copyOf(assumed);
        overridesNeeded = List.copyOf(overridesNeeded);
        changes = DigestedList.of(changes);
        withheld = DigestedList.of(withheld);
        findings = DigestedList.of(findings);
    }

    /**
     * What decided, of what, for whom.
     *
     * @param target what it is for; empty while none is named
     * @param inputs SHA-256 of each source by name
     * @param asOf the date for which it was decided
     * @param limits how much may be removed at once, as the policy sets it
     */
    public record Head(
            PolicyRef policy,
            OperatorRef operator,
            Optional<Target> target,
            SortedMap<String, String> inputs,
            LocalDate asOf,
            RemovalLimits limits) {
        /** Copies the map. */
        public Head {
            inputs = new TreeMap<>(inputs);
        }
    }

    /**
     * The policy that decided.
     *
     * @param digest SHA-256 of the files on which decisions, or their wording, depend
     * @param bundleDigest SHA-256 of all its files, scenarios and notes too
     */
    public record PolicyRef(String name, String version, String digest, String bundleDigest, ProofStatus proof) {
        /** A policy of which nobody told whether it was proved. */
        public static PolicyRef of(Policy policy) {
            return new PolicyRef(
                    policy.name(), policy.version(), policy.digest(), policy.bundleDigest(), ProofStatus.NONE);
        }
    }

    /** Who hosts the mailboxes, and in which mail domains; sorted. */
    public record OperatorRef(String name, List<String> domains) {
        /** Sorts the domains. */
        public OperatorRef {
            domains = domains.stream().sorted().toList();
        }
    }

    /** The policy that decided. */
    public PolicyRef policy() {
        return head.policy();
    }

    /** The operator's name. */
    public String operator() {
        return head.operator().name();
    }

    /** The operator's mail domains, sorted. */
    public List<String> domains() {
        return head.operator().domains();
    }

    /** What it is for; empty while none is named. */
    public Optional<Target> target() {
        return head.target();
    }

    /** SHA-256 of each source by name. */
    public SortedMap<String, String> inputs() {
        return head.inputs();
    }

    /** The date for which it was decided. */
    public LocalDate asOf() {
        return head.asOf();
    }

    /** How much may be removed at once, as the policy sets it. */
    public RemovalLimits limits() {
        return head.limits();
    }

    /** The same plan, which tells what is known of the proof of its policy. */
    public Plan under(ProofStatus proof) {
        PolicyRef policy = head.policy();
        return with(new Head(
                new PolicyRef(policy.name(), policy.version(), policy.digest(), policy.bundleDigest(), proof),
                head.operator(),
                head.target(),
                head.inputs(),
                head.asOf(),
                head.limits()));
    }

    /** The same plan for that target. */
    public Plan at(Target target) {
        return with(new Head(
                head.policy(), head.operator(), Optional.of(target), head.inputs(), head.asOf(), head.limits()));
    }

    /** The same plan, made of a part of what the operator has: it is not measured against all of it. */
    public Plan ofPart() {
        return new Plan(head, summary, impact.ofPart(), assumed, overridesNeeded, changes, withheld, findings);
    }

    private Plan with(Head other) {
        return new Plan(other, summary, impact, assumed, overridesNeeded, changes, withheld, findings);
    }

    /** The same plan, which tells for what {@code apply} will refuse it. */
    public Plan needing(Collection<OverrideNeeded> overrides) {
        return new Plan(head, summary, impact, assumed, List.copyOf(overrides), changes, withheld, findings);
    }

    /**
     * Names everything that the plan says; a plan file that was altered no longer has it. It is the SHA-256 of the
     * canonical JSON of the plan file without its digest, where the digest of each change, of each withheld change and of
     * each finding stands in its place: so parts can be digested on their own.
     */
    public Digest digest() {
        Map<String, Object> members = new LinkedHashMap<>(beforeLists());
        members.put("changes", DigestedList.digests(changes));
        members.put("withheld", DigestedList.digests(withheld));
        members.put("findings", DigestedList.digests(findings));
        return Sha256.ofJson(members);
    }

    /** The members of a plan file that come before its lists of changes, withheld changes and findings, in their order. */
    public Map<String, Object> beforeLists() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schema", SCHEMA);
        members.put("policy", head.policy());
        members.put("operator", head.operator());
        head.target().ifPresent(target -> members.put("target", target));
        members.put("inputs", head.inputs());
        members.put("asOf", head.asOf());
        members.put("limits", head.limits());
        members.put("summary", summary);
        members.put("impact", impact);
        members.put("assumed", assumed);
        members.put("overridesNeeded", overridesNeeded);
        return members;
    }
}
