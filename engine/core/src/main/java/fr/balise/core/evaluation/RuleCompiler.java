package fr.balise.core.evaluation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Lets Drools compile rules: each text has a base of its own, which nothing changes once it is made. The bases used last
 * are kept while memory allows, so that a version that is proved, tried and put in force is compiled once.
 */
final class RuleCompiler {
    private static final int KEPT = 4;

    private static final Map<String, SoftReference<KieBase>> LAST = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<KieBase>> eldest) {
            return size() > KEPT;
        }
    };

    private RuleCompiler() {}

    /**
     * Compiles the rules; each speaks by its number in the list.
     *
     * @throws IllegalStateException when Drools refuses what {@link CanonicalRules} wrote: a fault of ours
     */
    static KieBase compiled(List<Rule> rules) {
        String drl = CanonicalRules.drl(rules);
        synchronized (LAST) {
            SoftReference<KieBase> known = LAST.get(drl);
            @Nullable KieBase base = known == null ? null : known.get();
            if (base == null) {
                base = compile(drl, rules);
                LAST.put(drl, new SoftReference<>(base));
            }
            return base;
        }
    }

    /** Compiles a rule of each form, for Drools to be loaded once others come. */
    static void warmUp() {
        List<Attribute> attributes = Vocabulary.builtIn().of(CaseKind.PUBLICATION);
        Condition one = new Condition.OneOf(attributes.get(0), 1);
        Condition other = new Condition.Not(new Condition.OneOf(attributes.get(1), 0b11));
        compiled(List.of(new Rule(
                new RuleId("WARM-UP"),
                "",
                List.of(),
                new Condition.AllOf(List.of(new Condition.AnyOf(List.of(one, other)), other)),
                List.of(Effect.ALLOW),
                new Text("", ""),
                new SourceLine("", 0))));
    }

    private static KieBase compile(String drl, List<Rule> rules) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        if (builder.hasErrors()) {
            throw new IllegalStateException("Drools refused the rebuilt rules: " + builder.getErrors());
        }
        KieBase base = builder.newKieBase();
        for (int number = 0; number < rules.size(); number++) {
            letSpeak(
                    number,
                    base.getRule(CanonicalRules.PACKAGE, rules.get(number).id().value()));
        }
        return base;
    }

    /** On the rules of the finished base: it holds copies of what the builder made. */
    private static void letSpeak(int number, org.kie.api.definition.rule.Rule compiled) {
        ((RuleImpl) compiled).setConsequence(new RuleConsequence(number));
    }
}
