package fr.balise.analysis.reload;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.analysis.starter.StarterPolicy;
import fr.balise.core.PublicationEngine;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReloadingEngineTest {
    private static final String WANTED = """
            - scenario: what is wanted is published
              rule: GOOD
              given: { usage: WANTED }
              expect: { verdict: REQUIRED, decidedBy: [GOOD] }
            """;

    private final List<String> told = new ArrayList<>();
    private final ReloadListener listener = new ReloadListener() {
        @Override
        public void adopted(Policy before, Policy now) {
            told.add("adopted " + now.version());
        }

        @Override
        public void refused(Policy inUse, List<PolicyProblem> problems) {
            told.add("refused, " + inUse.version() + " stays: "
                    + problems.get(0).what().en());
        }
    };

    private static SamplePolicy version(String version) {
        return sample().replacing("policy.yaml", "version: \"1\"", "version: \"" + version + "\"")
                .with("scenarios/wanted.yaml", WANTED);
    }

    private ReloadingEngine started() throws InvalidPolicy {
        return ReloadingEngine.start(version("1").files(), List.of(new ScenariosPass()), listener);
    }

    @Test
    void a_policy_that_passes_takes_the_place_of_the_old_one() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            assertThat(engine.offer(version("2").files())).isInstanceOf(Offer.Adopted.class);

            assertThat(engine.policy().version()).isEqualTo("2");
            assertThat(told).containsExactly("adopted 2");
        }
    }

    @Test
    void a_policy_that_does_not_load_leaves_the_old_one_in_place() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            Offer offer = engine.offer(
                    version("2").replacing("rules/good.drl", "WANTED", "WANTD").files());

            assertThat(offer)
                    .isInstanceOfSatisfying(
                            Offer.Refused.class,
                            refused -> assertThat(refused.problems()).hasSize(1));
            assertThat(engine.policy().version()).isEqualTo("1");
            assertThat(told).containsExactly("refused, 1 stays: 'WANTD' (usage) is unknown");
        }
    }

    @Test
    void a_policy_whose_scenarios_fail_leaves_the_old_one_in_place() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            engine.offer(version("2")
                    .replacing("rules/good.drl", "require", "remove")
                    .files());

            assertThat(engine.policy().version()).isEqualTo("1");
            assertThat(told.get(0)).contains("failed scenario", "what is wanted is published");
        }
    }

    @Test
    void a_policy_without_a_scenario_leaves_the_old_one_in_place() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            engine.offer(version("2").without("scenarios/wanted.yaml").files());

            assertThat(told).containsExactly("refused, 1 stays: there is no scenario");
        }
    }

    @Test
    void a_policy_that_breaks_a_promise_leaves_the_old_one_in_place() throws InvalidPolicy {
        PolicyFiles starter = StarterPolicy.files(Language.EN);
        SortedMap<String, byte[]> hole = new TreeMap<>(starter.content());
        hole.put(
                "tables/places.csv",
                new String(hole.get("tables/places.csv"), StandardCharsets.UTF_8)
                        .replaceAll("(?m)^CAB-HOME.*\n", "")
                        .getBytes(StandardCharsets.UTF_8));
        try (ReloadingEngine engine = ReloadingEngine.start(starter, List.of(new PromisesKept()), listener)) {
            assertThat(engine.offer(new PolicyFiles(hole))).isInstanceOf(Offer.Refused.class);
            assertThat(told.get(0)).contains("0.1.0 stays", "Every case is decided", "practice mailbox");
        }
    }

    @Test
    void an_admission_that_breaks_leaves_the_old_one_in_place() throws InvalidPolicy {
        Admission breaks = (candidate, files) -> {
            if (candidate.policy().version().equals("2")) {
                throw new IllegalArgumentException("broken");
            }
            return List.of();
        };
        try (ReloadingEngine engine = ReloadingEngine.start(version("1").files(), List.of(breaks), listener)) {
            engine.offer(version("2").files());
            engine.offer(version("3").files());

            assertThat(engine.policy().version()).isEqualTo("3");
            assertThat(told.get(0)).contains("unexpected error");
        }
    }

    @Test
    void all_objections_are_told() {
        Admission never = (candidate, files) ->
                List.of(new PolicyProblem("proof", 0, 0, new Text("jamais", "never"), new Text("rien", "nothing")));

        assertThatThrownBy(() -> ReloadingEngine.start(
                        version("1")
                                .replacing("rules/good.drl", "require", "remove")
                                .files(),
                        List.of(new ScenariosPass(), never),
                        listener))
                .isInstanceOfSatisfying(
                        InvalidPolicy.class,
                        e -> assertThat(e.problems())
                                .extracting(PolicyProblem::file)
                                .containsExactly("proof", "scenarios/wanted.yaml"));
    }

    @Test
    void the_same_policy_is_not_loaded_again() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            assertThat(engine.offer(version("1").with("notes.md", "x").files())).isInstanceOf(Offer.Same.class);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_policy_that_promises_something_else_is_another_one() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            String promise = """
                    - invariant: NO-PHARMACY
                      title: {fr: Rien en pharmacie, en: Nothing in a pharmacy}
                      when: "careSetting == PHARMACY"
                      never: [UNTOUCHED]
                    """;

            assertThat(engine.offer(
                            version("1").with("invariants.yaml", promise).files()))
                    .isNotInstanceOf(Offer.Same.class);
        }
    }

    @Test
    void work_under_way_ends_with_the_policy_it_began_with() throws InvalidPolicy {
        try (ReloadingEngine engine = started()) {
            Decision decision = engine.use(inUse -> {
                engine.offer(version("2")
                        .replacing("rules/good.drl", "usage == WANTED", "usage != WANTED")
                        .with("scenarios/wanted.yaml", WANTED.replace("WANTED }", "REFUSED }"))
                        .files());
                assertThat(engine.policy().version()).isEqualTo("2");
                return decide(inUse);
            });

            assertThat(decision.verdict()).isEqualTo(Verdict.REQUIRED);
            assertThat(engine.use(ReloadingEngineTest::decide).verdict()).isEqualTo(Verdict.UNDECIDED);
        }
    }

    private static Decision decide(PublicationEngine engine) {
        var aCase = new RandomRules(1)
                .aCase()
                .with(fr.balise.core.cases.BuiltIn.USAGE, fr.balise.core.cases.BuiltIn.Usage.WANTED);
        return engine.decideCases(List.of(aCase)).get(aCase);
    }

    @Test
    void a_closed_engine_takes_no_work_and_no_offer() throws InvalidPolicy {
        ReloadingEngine engine = started();
        engine.close();
        engine.close();

        assertThatIllegalStateException().isThrownBy(engine::policy).withMessage("the engine is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.offer(version("2").files()))
                .withMessage("the engine is closed");
    }
}
