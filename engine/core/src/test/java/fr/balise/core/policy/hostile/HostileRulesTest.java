package fr.balise.core.policy.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileRulesTest {
    private static final String FILE = "rules/hostile.drl";

    static Stream<HostileRules> corpus() {
        return HostileRules.corpus();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void a_hostile_rule_file_is_refused_for_the_right_reason(HostileRules hostile) {
        List<PolicyProblem> problems = problemsOf(hostile);

        assertThat(problems).hasSameSizeAs(hostile.refusals());
        for (int i = 0; i < problems.size(); i++) {
            PolicyProblem problem = problems.get(i);
            HostileRules.Refusal expected = hostile.refusals().get(i);
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isEqualTo(expected.line());
            assertThat(problem.column()).isEqualTo(expected.column());
            assertThat(problem.what().en()).contains(expected.message());
            assertThat(problem.what().fr())
                    .isNotBlank()
                    .isNotEqualTo(problem.what().en());
            assertThat(problem.remedy().en()).isNotBlank();
            assertThat(problem.remedy().fr()).isNotBlank();
            assertThat(problem.in(Language.FR)).hasSizeLessThan(600);
        }
    }

    @Test
    void the_corpus_is_large() {
        assertThat(corpus().filter(hostile -> !hostile.refusals().isEmpty())).hasSizeGreaterThan(140);
    }

    private static List<PolicyProblem> problemsOf(HostileRules hostile) {
        InvalidPolicy refusal = catchThrowableOfType(
                InvalidPolicy.class, () -> PolicyLoader.load(policyWith(hostile).files()));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.problems();
    }

    /** With a sentence for every id of the corpus, so that nothing else is wrong. */
    private static SamplePolicy policyWith(HostileRules hostile) {
        String sentences = "GOOD=x\nBOOM=x\nBANG=x\nNEXT=x\n";
        return SamplePolicy.sample()
                .with("messages_fr.properties", sentences)
                .with("messages_en.properties", sentences)
                .with(FILE, hostile.text());
    }
}
