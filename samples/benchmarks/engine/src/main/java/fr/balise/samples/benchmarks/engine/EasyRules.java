package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Rule;
import fr.balise.samples.benchmarks.engine.HandWrittenReasons.Conclusion;
import java.util.List;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The rules of a policy in Easy Rules, which tries one after another. */
final class EasyRules {
    private static final String ASKED = "asked";

    private final RulesEngine engine = new DefaultRulesEngine();
    private final Rules rules = new Rules();

    EasyRules(List<Rule> policy) {
        for (Rule rule : policy) {
            StatedRule stated = StatedRule.of(rule);
            rules.register(new RuleBuilder()
                    .name(rule.id().value())
                    .when(facts -> facts.<Asked>get(ASKED).meets(rule))
                    .then(facts -> facts.<Asked>get(ASKED).say(stated))
                    .build());
        }
    }

    List<Conclusion> decideEach(List<PublicationCase> cases) {
        return cases.stream().map(this::decide).toList();
    }

    private Conclusion decide(PublicationCase aCase) {
        Asked asked = new Asked(aCase);
        Facts facts = new Facts();
        facts.put(ASKED, asked);
        engine.fire(rules, facts);
        return asked.conclusion();
    }
}
