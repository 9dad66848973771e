package fr.balise.engine.evaluation;

import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.evaluation.Decision.Statement;
import fr.balise.engine.policy.Effect;
import fr.balise.engine.policy.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Decides cases with the rules of one policy. Equal cases share one evaluation, so a population costs as much as its
 * distinct cases. Immutable and safe for use by several threads; {@link #close()} gives its sessions back.
 */
public final class CaseEvaluator implements AutoCloseable {
    private static final int CASES_A_SESSION = 20;

    private final List<Rule> rules;
    private final KieSessionsPool sessions;

    private CaseEvaluator(List<Rule> rules, KieBase base) {
        this.rules = rules;
        this.sessions = base.newKieSessionsPool(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Compiles the rules, which have been checked before.
     *
     * @throws IllegalStateException when Drools refuses what {@link CanonicalRules} wrote: a fault of ours
     */
    public static CaseEvaluator compile(List<Rule> rules) {
        List<Rule> numbered = List.copyOf(rules);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        byte[] drl = CanonicalRules.drl(numbered).getBytes(StandardCharsets.UTF_8);
        builder.add(ResourceFactory.newByteArrayResource(drl), ResourceType.DRL);
        if (builder.hasErrors()) {
            throw new IllegalStateException("Drools refused the rebuilt rules: " + builder.getErrors());
        }
        return new CaseEvaluator(numbered, builder.newKieBase());
    }

    /** Decides each distinct case. */
    public Map<PublicationCase, Decision> decide(Collection<PublicationCase> cases) {
        Map<PublicationCase, Decision> decisions = new HashMap<>();
        List<PublicationCase> batch = new ArrayList<>();
        for (PublicationCase each : new LinkedHashSet<>(cases)) {
            batch.add(each);
            if (batch.size() == CASES_A_SESSION) {
                decide(batch, decisions);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            decide(batch, decisions);
        }
        return decisions;
    }

    private void decide(List<PublicationCase> batch, Map<PublicationCase, Decision> decisions) {
        Statements statements = new Statements(rules.size());
        KieSession session = sessions.newKieSession();
        try {
            session.setGlobal("verdicts", statements);
            batch.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        for (PublicationCase each : batch) {
            decisions.put(each, decision(statements.of(each)));
        }
    }

    private Decision decision(int[] effectsByRule) {
        List<Statement> said = new ArrayList<>();
        for (int number = 0; number < effectsByRule.length; number++) {
            for (Effect effect : Effect.values()) {
                if ((effectsByRule[number] & 1 << effect.ordinal()) != 0) {
                    said.add(new Statement(rules.get(number), effect));
                }
            }
        }
        return Decision.of(said);
    }

    @Override
    public void close() {
        sessions.shutdown();
    }
}
