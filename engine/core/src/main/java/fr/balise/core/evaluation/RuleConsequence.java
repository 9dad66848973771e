package fr.balise.core.evaluation;

import org.drools.base.base.ValueResolver;
import org.drools.base.rule.consequence.Consequence;
import org.drools.core.rule.consequence.KnowledgeHelper;

/**
 * What a rule does when it matches: it is noted as having spoken. What it states by speaking stands in the policy, so
 * no text of a right-hand side is ever compiled, which also makes a firing several times cheaper.
 */
final class RuleConsequence implements Consequence<KnowledgeHelper> {
    static final String STATEMENTS = "statements";

    private final int rule;

    RuleConsequence(int rule) {
        this.rule = rule;
    }

    @Override
    public String getName() {
        return "default";
    }

    @Override
    public void evaluate(KnowledgeHelper helper, ValueResolver session) {
        long aCase = helper.getMatch().getTuple().getFactHandle().getId();
        ((Statements) session.getGlobal(STATEMENTS)).spoke(rule, aCase);
    }
}
