package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Rule;
import fr.balise.samples.benchmarks.engine.HandWrittenReasons.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.RuleSetBuilder;

/** The rules of a policy in Evrete, a forward-chaining engine (RETE) for Java. */
final class EvreteRules implements AutoCloseable {
    private static final int CASES_A_SESSION = 1_000;

    private final KnowledgeService service = new KnowledgeService();
    private final Knowledge knowledge;

    EvreteRules(List<Rule> rules) {
        RuleSetBuilder<Knowledge> builder = service.newKnowledge().builder();
        for (Rule rule : rules) {
            StatedRule stated = StatedRule.of(rule);
            Predicate<Object[]> meets = values -> ((Asked) values[0]).meets(rule);
            builder = builder.newRule(rule.id().value())
                    .forEach("$asked", Asked.class)
                    .where(meets, "$asked")
                    .execute(context -> context.<Asked>get("$asked").say(stated));
        }
        this.knowledge = builder.build();
    }

    List<Conclusion> decideEach(List<PublicationCase> cases) {
        List<Conclusion> conclusions = new ArrayList<>(cases.size());
        for (int from = 0; from < cases.size(); from += CASES_A_SESSION) {
            List<Asked> some = cases.subList(from, Math.min(cases.size(), from + CASES_A_SESSION)).stream()
                    .map(Asked::new)
                    .toList();
            StatelessSession session = knowledge.newStatelessSession();
            session.insert(some);
            session.fire();
            some.forEach(asked -> conclusions.add(asked.conclusion()));
        }
        return conclusions;
    }

    @Override
    public void close() {
        service.shutdown();
    }
}
