package fr.balise.analysis.reload;

import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.proof.Violation;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;
import java.util.function.Consumer;

/** What every policy promises, and what this one does in its invariants, holds in every case that can occur. */
public final class PromisesKept implements Admission {
    private static final Text REMEDY = new Text(
            "« balise policy prove » montre les cas en cause.", "'balise policy prove' shows the cases concerned.");

    private final Consumer<PolicyProof.Result> listener;

    /** Nobody wants to know what was proved. */
    public PromisesKept() {
        this(proof -> {});
    }

    /** @param listener hears each proof, by the thread that offers */
    public PromisesKept(Consumer<PolicyProof.Result> listener) {
        this.listener = listener;
    }

    @Override
    public List<PolicyProblem> objections(PublicationEngine candidate, PolicyFiles files) {
        Policy policy = candidate.policy();
        PolicyProof.Result proof = PolicyProof.of(candidate);
        listener.accept(proof);
        return proof.violations().stream()
                .filter(violation -> violation.kind().isFault())
                .map(violation -> objection(policy, violation))
                .toList();
    }

    private static PolicyProblem objection(Policy policy, Violation violation) {
        SourceLine place = policy.rules().stream()
                .filter(rule -> isNamed(rule.id(), violation.id()))
                .map(Rule::place)
                .findFirst()
                .orElse(new SourceLine("policy", 0));
        String proof = violation.id() + " (" + violation.cases() + ")";
        return new PolicyProblem(
                place.file(),
                (int) place.line(),
                0,
                new Text(
                        violation.what().fr() + ", " + proof
                                + example(violation).fr(),
                        violation.what().en() + ", " + proof
                                + example(violation).en()),
                REMEDY);
    }

    private static boolean isNamed(RuleId rule, String id) {
        return rule.value().equals(id);
    }

    private static Text example(Violation violation) {
        return violation.witnesses().stream()
                .findFirst()
                .map(witness -> witness.kind().inWords())
                .map(words -> new Text(" : " + words.fr(), ": " + words.en()))
                .orElse(new Text("", ""));
    }
}
