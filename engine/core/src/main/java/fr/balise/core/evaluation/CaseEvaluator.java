package fr.balise.core.evaluation;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.drools.core.common.InternalFactHandle;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * Decides cases with the rules of one policy. Cases that no rule tells apart share one evaluation, which is remembered, so a
 * population costs as much as the few kinds of cases in it; where rules tell apart more combinations than a number of 64 bits
 * holds, equal cases of one call share it. Safe for use by several threads; {@link #close()} gives its sessions back.
 */
public final class CaseEvaluator implements CaseDecider, AutoCloseable {
    /** Few enough to stay in the processor's caches, enough to pay for a session. */
    private static final int CASES_A_SESSION = 50;

    private final int rules;
    private final Outcomes outcomes;
    private final ValueClasses publications;
    private final ValueClasses mailboxes;
    private final Memo memo = new Memo();
    private final CompletableFuture<KieSessionsPool> sessions;
    private final KieSessionConfiguration configuration;

    private CaseEvaluator(List<Rule> rules, CompletableFuture<KieBase> base) {
        this.rules = rules.size();
        this.outcomes = new Outcomes(rules);
        this.publications = new ValueClasses(rules, CaseKind.PUBLICATION);
        this.mailboxes = new ValueClasses(rules, CaseKind.MAILBOX);
        this.sessions = base.thenApply(
                compiled -> compiled.newKieSessionsPool(Runtime.getRuntime().availableProcessors()));
        this.configuration = KieServices.get().newKieSessionConfiguration();
        this.configuration.setOption(ThreadSafeOption.NO);
        // No agenda is kept: rules have no order to remember.
        this.configuration.setOption(DirectFiringOption.YES);
    }

    /**
     * Compiles the rules, which have been checked before.
     *
     * @throws IllegalStateException when Drools refuses what {@link CanonicalRules} wrote: a fault of ours
     */
    public static CaseEvaluator compile(List<Rule> rules) {
        List<Rule> numbered = List.copyOf(rules);
        return new CaseEvaluator(numbered, CompletableFuture.completedFuture(RuleCompiler.compiled(numbered)));
    }

    /** The same at once: another thread compiles, and the first cases wait for it and meet what {@link #compile} would have thrown. */
    public static CaseEvaluator compiling(List<Rule> rules) {
        List<Rule> numbered = List.copyOf(rules);
        return new CaseEvaluator(numbered, CompletableFuture.supplyAsync(() -> RuleCompiler.compiled(numbered)));
    }

    /** Loads Drools in another thread, which takes longer than to compile a policy: for who will soon do so, and not yet. */
    public static void warmUp() {
        CompletableFuture.runAsync(RuleCompiler::warmUp);
    }

    /** False where its rules tell apart more combinations than have keys, so that no decision is remembered. */
    public boolean remembers() {
        return publications.isKeyed() && mailboxes.isKeyed();
    }

    @Override
    public <C extends FlatCase> Map<C, Decision> decide(Collection<C> cases) {
        List<C> distinct = List.copyOf(new LinkedHashSet<>(cases));
        List<Decision> decisions = decideEach(distinct);
        Map<C, Decision> byCase = new HashMap<>();
        for (int i = 0; i < decisions.size(); i++) {
            byCase.put(distinct.get(i), decisions.get(i));
        }
        return byCase;
    }

    /** Decides every case of a list, in its order; equal decisions are one object. */
    public List<Decision> decideEach(List<? extends FlatCase> cases) {
        @Nullable Decision[] decided = new Decision[cases.size()];
        boolean unknown = false;
        for (int i = 0; i < decided.length; i++) {
            decided[i] = remembered(cases.get(i));
            unknown |= decided[i] == null;
        }
        if (unknown) {
            complete(cases, decided);
        }
        return Arrays.asList(decided);
    }

    private @Nullable Decision remembered(FlatCase aCase) {
        ValueClasses classes = classes(aCase);
        return classes.isKeyed() ? memo.get(key(classes, aCase)) : null;
    }

    private ValueClasses classes(FlatCase aCase) {
        return aCase.kind() == CaseKind.PUBLICATION ? publications : mailboxes;
    }

    /** Mailboxes over all their places count downwards. */
    private long key(ValueClasses classes, FlatCase aCase) {
        long key = classes.key(aCase);
        return classes == publications ? key : -1 - key;
    }

    /** Decides what is not remembered: one case for each key, or each case that is another where there are no keys. */
    private void complete(List<? extends FlatCase> cases, @Nullable Decision[] decided) {
        Map<Object, FlatCase> standing = new LinkedHashMap<>();
        Object[] keys = new Object[decided.length];
        for (int i = 0; i < decided.length; i++) {
            if (decided[i] == null) {
                FlatCase aCase = cases.get(i);
                ValueClasses classes = classes(aCase);
                keys[i] = classes.isKeyed() ? (Object) key(classes, aCase) : aCase;
                standing.putIfAbsent(keys[i], aCase);
            }
        }
        List<Decision> decisions = evaluateEach(List.copyOf(standing.values()));
        Map<Object, Decision> byKey = new HashMap<>();
        int number = 0;
        for (Object key : standing.keySet()) {
            Decision decision = decisions.get(number++);
            byKey.put(key, decision);
            if (key instanceof Long known) {
                memo.put(known, decision);
            }
        }
        for (int i = 0; i < decided.length; i++) {
            decided[i] = decided[i] == null ? byKey.get(keys[i]) : decided[i];
        }
    }

    /** The same without remembering: the rules run over every case, equal ones again. */
    public List<Decision> evaluateEach(List<? extends FlatCase> cases) {
        List<Decision> decisions = new ArrayList<>(cases.size());
        Statements statements = new Statements(rules, CASES_A_SESSION);
        for (int from = 0; from < cases.size(); from += CASES_A_SESSION) {
            decide(cases.subList(from, Math.min(cases.size(), from + CASES_A_SESSION)), statements, decisions);
        }
        return decisions;
    }

    private void decide(List<? extends FlatCase> batch, Statements statements, List<Decision> decisions) {
        KieSession session = compiled().newKieSession(configuration);
        try {
            session.setGlobal(RuleConsequence.STATEMENTS, statements);
            long[] numbers = new long[batch.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = ((InternalFactHandle) session.insert(new CaseFact(batch.get(i)))).getId();
            }
            statements.begin(numbers[0]);
            session.fireAllRules();
            for (long number : numbers) {
                decisions.add(outcomes.of(statements.of(number)));
            }
        } finally {
            session.dispose();
        }
    }

    private KieSessionsPool compiled() {
        try {
            return sessions.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException refused ? refused : e;
        }
    }

    @Override
    public void close() {
        sessions.thenAccept(KieSessionsPool::shutdown);
    }
}
