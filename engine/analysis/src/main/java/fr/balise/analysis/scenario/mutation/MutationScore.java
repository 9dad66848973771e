package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.MailboxSpace;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.run.ScenarioJudge;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How many small changes of a policy its scenarios notice. Changes that no possible case notices are another way of
 * writing the same policy, and do not count.
 *
 * @param killed the changes that turned at least one scenario red
 * @param survivors the changes that no scenario noticed and some case would
 * @param equivalent the changes that no possible case notices, under any settings
 */
public record MutationScore(List<Mutant> killed, List<Survivor> survivors, List<Mutant> equivalent) {
    /** Copies the lists. */
    public MutationScore {
        killed = List.copyOf(killed);
        survivors = List.copyOf(survivors);
        equivalent = List.copyOf(equivalent);
    }

    /**
     * A change that no scenario noticed.
     *
     * @param witness a case that comes out otherwise with the change
     */
    public record Survivor(Mutant mutant, FlatCase witness) {
        /** For people, one line: the rule, the change, a case that would notice. */
        public String in(Language language) {
            return mutant.original().id() + " (" + mutant.original().place() + "): "
                    + mutant.change().in(language)
                    + (language == Language.FR ? " ; cas à ajouter : " : "; a case to add: ")
                    + Scenario.written(witness);
        }
    }

    /**
     * Tries every change.
     *
     * @param scenarios that all pass on the policy as it is
     * @param cases those that can occur under the policy, under any settings
     * @throws IllegalArgumentException when a scenario fails on the policy as it is
     */
    public static MutationScore of(Policy policy, List<Scenario> scenarios, DecidedCases cases) {
        List<ScenarioJudge> judges = scenarios.stream()
                .map(scenario -> ScenarioJudge.of(policy, scenario))
                .toList();
        refuseFailing(judges, policy);
        List<Mutant> killed = new ArrayList<>();
        List<Mutant> unnoticed = new ArrayList<>();
        for (Rule rule : policy.allRules()) {
            List<ScenarioJudge> order = judges.stream()
                    .sorted(Comparator.comparing(judge -> !aboutRule(judge, rule)))
                    .toList();
            for (Mutant mutant : Mutations.of(rule)) {
                PlainMeaning changed = new PlainMeaning(mutant.in(policy.allRules()));
                boolean noticed =
                        order.stream().anyMatch(judge -> !judge.judge(changed).passed());
                (noticed ? killed : unnoticed).add(mutant);
            }
        }
        MutantWitnesses witnesses = new MutantWitnesses(policy.rules(), cases);
        List<Survivor> survivors = new ArrayList<>();
        List<Mutant> equivalent = new ArrayList<>();
        for (Mutant mutant : unnoticed) {
            Optional<? extends FlatCase> witness = mutant.original().about() == CaseKind.MAILBOX
                    ? witnessAmong(mailboxes(policy, mutant), mutant)
                    : witnesses.of(mutant);
            witness.ifPresentOrElse(shown -> survivors.add(new Survivor(mutant, shown)), () -> equivalent.add(mutant));
        }
        return new MutationScore(killed, survivors, equivalent);
    }

    private static List<MailboxCase> mailboxes(Policy policy, Mutant mutant) {
        Set<Attribute> read = AttributesRead.by(mutant.original().condition());
        mutant.altered().ifPresent(rule -> read.addAll(AttributesRead.by(rule.condition())));
        return MailboxSpace.reading(policy.caseSettings(), read);
    }

    /** A mailbox over all its places that is reported with the change or without it, not both. */
    private static Optional<MailboxCase> witnessAmong(List<MailboxCase> mailboxes, Mutant mutant) {
        return mailboxes.stream()
                .filter(each -> mutant.original().speaksOf(each)
                        != mutant.altered().filter(rule -> rule.speaksOf(each)).isPresent())
                .findFirst();
    }

    private static void refuseFailing(List<ScenarioJudge> judges, Policy policy) {
        PlainMeaning asItIs = new PlainMeaning(policy.allRules());
        judges.forEach(judge -> {
            if (!judge.judge(asItIs).passed()) {
                throw new IllegalArgumentException(
                        "fails on the policy as it is: " + judge.judge(asItIs).in(Language.EN));
            }
        });
    }

    private static boolean aboutRule(ScenarioJudge judge, Rule rule) {
        return judge.scenario().rule().filter(rule.id()::equals).isPresent();
    }

    /** Changes noticed, in percent of those that some case notices, rounded down; 100 when there are none. */
    public int percent() {
        int telling = killed.size() + survivors.size();
        return telling == 0 ? 100 : killed.size() * 100 / telling;
    }
}
