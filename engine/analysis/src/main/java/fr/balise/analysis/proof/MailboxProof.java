package fr.balise.analysis.proof;

import fr.balise.analysis.proof.Violation.Kind;
import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.space.MailboxSpace;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.digest.Sha256;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the rules about mailboxes over all their places on every such mailbox that can occur.
 *
 * @param read the attributes that the rules read
 * @param cases each standing for those that no rule tells apart; none for a policy without such rules
 * @param faults what stands against the rules: a decision that is not what the conditions mean, a rule that never speaks
 */
record MailboxProof(Set<Attribute> read, List<MailboxCase> cases, List<Violation> faults) {
    /** @param evaluators of the rules in one order or another */
    static MailboxProof of(Policy policy, List<CaseEvaluator> evaluators) {
        if (policy.mailboxRules().isEmpty()) {
            return new MailboxProof(Set.of(), List.of(), List.of());
        }
        Set<Attribute> read = AttributesRead.by(policy.mailboxRules());
        List<MailboxCase> cases = MailboxSpace.reading(policy.caseSettings(), read);
        return new MailboxProof(read, cases, faults(policy, cases, evaluators));
    }

    /** SHA-256, in hexadecimal, over every case. */
    String digest() {
        Sha256 sha256 = new Sha256();
        cases.forEach(each -> sha256.bytes(each.values(read)));
        return sha256.hex();
    }

    private static List<Violation> faults(Policy policy, List<MailboxCase> cases, List<CaseEvaluator> evaluators) {
        List<Map<MailboxCase, Decision>> decided =
                evaluators.stream().map(each -> each.decide(cases)).toList();
        Set<Rule> speaking = new HashSet<>();
        int unsteady = 0;
        for (MailboxCase each : cases) {
            Set<Rule> meant = policy.mailboxRules().stream()
                    .filter(rule -> rule.speaksOf(each))
                    .collect(Collectors.toSet());
            speaking.addAll(meant);
            boolean steady = decided.stream().allMatch(said -> meant.equals(rules(said, each)));
            unsteady += steady ? 0 : 1;
        }
        List<Violation> faults = new ArrayList<>();
        if (unsteady > 0) {
            faults.add(new Violation(Kind.ORDER, "MAILBOX-ORDER", PolicyProof.UNSTEADY, unsteady, List.of()));
        }
        policy.mailboxRules().stream()
                .filter(rule -> !speaking.contains(rule))
                .map(MailboxProof::silent)
                .forEach(faults::add);
        return faults;
    }

    private static Set<Rule> rules(Map<MailboxCase, Decision> decided, MailboxCase each) {
        return Objects.requireNonNull(decided.get(each)).statements().stream()
                .map(Decision.Statement::rule)
                .collect(Collectors.toSet());
    }

    private static Violation silent(Rule rule) {
        return new Violation(
                Kind.DEAD_RULE,
                rule.id().value(),
                new Text(
                        "La règle " + rule.id() + " (« " + rule.title()
                                + " ») : aucune boîte ne peut y répondre ; elle ne" + " parle jamais",
                        "Rule " + rule.id() + " (\"" + rule.title() + "\"): no mailbox can meet it; it never speaks"),
                0,
                List.of());
    }
}
