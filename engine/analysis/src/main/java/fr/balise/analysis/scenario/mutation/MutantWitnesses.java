package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.scenario.run.ObservedDecision;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds, for changes that no scenario noticed, a possible case that comes out otherwise. */
final class MutantWitnesses {
    private static final Condition NEVER = new AnyOf(List.of());

    private final CompiledRules rules;
    private final List<Candidate> open;
    private final Map<Mutant, PublicationCase> found = new HashMap<>();

    MutantWitnesses(List<Rule> rules, Collection<Mutant> mutants) {
        this.rules = new CompiledRules(rules);
        this.open = new ArrayList<>(mutants.stream().map(Candidate::new).toList());
    }

    /**
     * What an outcome depends on: cases that agree in it come out alike, with the change and without.
     *
     * @param spoke the rules that speak without the change, by their place
     * @param speaks whether the changed rule speaks
     */
    private record Situation(BitSet spoke, boolean speaks, Presence presence) {}

    /**
     * A change, with the tests that tell when its rule speaks before and after it.
     *
     * @param shared what both ask for: most cases fail it, and the change is nothing to them
     */
    private record Candidate(
            Mutant mutant,
            Condition shared,
            Condition before,
            Condition after,
            boolean sameEffects,
            Set<Situation> compared) {
        Candidate(Mutant mutant) {
            this(
                    mutant,
                    new AllOf(shared(mutant)),
                    mutant.original().condition(),
                    mutant.altered().map(Rule::condition).orElse(NEVER),
                    mutant.altered()
                            .filter(rule ->
                                    rule.effects().equals(mutant.original().effects()))
                            .isPresent(),
                    new HashSet<>());
        }

        private static List<Condition> shared(Mutant mutant) {
            List<Condition> parts = new ArrayList<>(parts(mutant.original()));
            mutant.altered().ifPresent(rule -> parts.retainAll(parts(rule)));
            return parts;
        }

        private static List<Condition> parts(Rule rule) {
            return rule.condition() instanceof AllOf all ? all.parts() : List.of(rule.condition());
        }

        boolean mayMatter(PublicationCase aCase) {
            if (!shared.holds(aCase)) {
                return false;
            }
            boolean spoke = before.holds(aCase);
            return spoke != after.holds(aCase) || spoke && !sameEffects;
        }
    }

    Map<Mutant, PublicationCase> among(Stream<PublicationCase> cases) {
        // stops as soon as every change has its witness
        boolean done = cases.anyMatch(aCase -> {
            consider(aCase);
            return open.isEmpty();
        });
        return done ? found : Map.copyOf(found);
    }

    private void consider(PublicationCase aCase) {
        List<Candidate> mattering = new ArrayList<>();
        for (Candidate candidate : open) {
            if (candidate.mayMatter(aCase)) {
                mattering.add(candidate);
            }
        }
        if (mattering.isEmpty()) {
            return;
        }
        BitSet spoke = rules.speaking(aCase);
        for (Candidate candidate : mattering) {
            Situation situation = new Situation(spoke, candidate.after().holds(aCase), aCase.get(BuiltIn.PRESENCE));
            if (candidate.compared().add(situation) && differs(aCase, situation, candidate.mutant())) {
                found.put(candidate.mutant(), aCase);
                open.remove(candidate);
            }
        }
    }

    private boolean differs(PublicationCase aCase, Situation situation, Mutant mutant) {
        List<Statement> said = rules.statements(situation.spoke());
        List<Statement> changed = new ArrayList<>(said);
        changed.removeIf(statement -> statement.rule().equals(mutant.original()));
        if (situation.speaks()) {
            mutant.altered().ifPresent(rule -> CompiledRules.state(rule, changed));
        }
        return !ObservedDecision.of(aCase, Decision.of(said)).equals(ObservedDecision.of(aCase, Decision.of(changed)));
    }
}
