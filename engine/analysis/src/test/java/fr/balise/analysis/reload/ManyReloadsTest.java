package fr.balise.analysis.reload;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.syntax.RuleText;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Policies are exchanged again and again while others decide. A short run belongs to every build; the long one is
 * {@code mvn -pl engine/analysis -am test -Dtest=ManyReloadsTest -Dsurefire.failIfNoSpecifiedTests=false -Dbalise.reloads=1000}.
 */
@Isolated("measures what is left on the heap")
class ManyReloadsTest {
    private static final int RELOADS = Integer.getInteger("balise.reloads", 60);
    private static final int DECIDERS = 2;
    private static final int POLICIES = 3;
    private static final int RULES = 17;
    /** What a thousand reloads may leave behind, in bytes; one that leaked its classes would leave far more. */
    private static final long MOST_GROWTH = 8_000_000;

    @Test
    void no_verdict_is_wrong_or_mixed_and_nothing_is_left_behind() throws Exception {
        List<PublicationCase> cases =
                Stream.generate(new RandomRules(99)::aCase).limit(60).toList();
        List<PolicyFiles> policies = new ArrayList<>();
        Map<String, List<Verdict>> expected = new HashMap<>();
        for (int seed = 1; policies.size() < POLICIES; seed++) {
            Policy policy = PolicyLoader.load(policy(seed));
            List<Verdict> meant = meant(policy, cases);
            if (!expected.containsValue(meant)) {
                expected.put(policy.digest(), meant);
                policies.add(policy(seed));
            }
        }

        AtomicBoolean goOn = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(DECIDERS);
        try (ReloadingEngine engine = ReloadingEngine.start(policies.get(0), List.of(), ReloadListener.none())) {
            List<Future<Integer>> deciders = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                deciders.add(threads.submit(decider(engine, cases, expected, goOn)));
            }
            reload(engine, policies, RELOADS / 3);
            long heap = heap();
            long metaspace = metaspace();
            reload(engine, policies, RELOADS - RELOADS / 3);
            goOn.set(false);
            int batches = 0;
            for (Future<Integer> decider : deciders) {
                assertThat(decider.get()).as("batches decided").isPositive();
                batches += decider.get();
            }
            long moreHeap = heap() - heap;
            long moreMetaspace = metaspace() - metaspace;
            System.out.printf(
                    Locale.ROOT,
                    "%d reloads under %d batches of %d cases, no verdict wrong or mixed; after the first third,"
                            + " heap %+.1f MB, metaspace %+.1f MB%n",
                    RELOADS,
                    batches,
                    cases.size(),
                    moreHeap / 1e6,
                    moreMetaspace / 1e6);
            assertThat(moreHeap).as("growth of the heap").isLessThan(MOST_GROWTH);
            assertThat(moreMetaspace).as("growth of metaspace").isLessThan(MOST_GROWTH);
        } finally {
            goOn.set(false);
            threads.shutdownNow();
        }
    }

    private static void reload(ReloadingEngine engine, List<PolicyFiles> policies, int times) {
        for (int i = 0; i < times; i++) {
            Offer offer = engine.offer(policies.get((i + 1) % POLICIES));
            assertThat(offer).isNotInstanceOf(Offer.Refused.class);
        }
    }

    /** Decides until told to stop; every batch must come out as its policy means, from the first case to the last. */
    private static Callable<Integer> decider(
            ReloadingEngine engine,
            List<PublicationCase> cases,
            Map<String, List<Verdict>> expected,
            AtomicBoolean goOn) {
        return () -> {
            int batches = 0;
            while (goOn.get() || batches == 0) {
                engine.use(inUse -> {
                    assertThat(verdicts(inUse, cases))
                            .isEqualTo(expected.get(inUse.policy().digest()));
                    return inUse;
                });
                batches++;
            }
            return batches;
        };
    }

    private static List<Verdict> verdicts(PublicationEngine engine, List<PublicationCase> cases) {
        Map<PublicationCase, Decision> decisions = engine.decideCases(cases);
        return cases.stream().map(each -> decisions.get(each).verdict()).toList();
    }

    /** By the definition of the conditions, without Drools. */
    private static List<Verdict> meant(Policy policy, List<PublicationCase> cases) {
        return cases.stream()
                .map(each -> Stream.of(Verdict.values())
                        .filter(verdict -> verdict.effect()
                                .filter(effect -> policy.rules().stream()
                                        .anyMatch(rule -> rule.effects().contains(effect)
                                                && rule.condition().holds(each)))
                                .isPresent())
                        .findFirst()
                        .orElse(Verdict.UNDECIDED))
                .toList();
    }

    private static PolicyFiles policy(int seed) {
        List<Rule> rules = new RandomRules(seed).rules(RULES);
        StringBuilder text = new StringBuilder();
        StringBuilder sentences = new StringBuilder();
        for (Rule rule : rules) {
            text.append(RuleText.of(rule)).append('\n');
            sentences.append(rule.id()).append("=x\n");
        }
        return sample().without("rules/good.drl")
                .with("rules/random.drl", text.toString())
                .with("messages_fr.properties", sentences.toString())
                .with("messages_en.properties", sentences.toString())
                .files();
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
