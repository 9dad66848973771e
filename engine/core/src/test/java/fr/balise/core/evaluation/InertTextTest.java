package fr.balise.core.evaluation;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.PublicationEngine;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is allowed to stand in a policy, whatever it says, takes no part in what is compiled. */
class InertTextTest {
    private static final String BOMB = "System.exit(44)";

    static Stream<SamplePolicy> policies() {
        return Stream.of(
                rules("\"Wanted\"", "'x\" @Foo( " + BOMB + " ) when eval( " + BOMB + " ) then end rule \"y'"),
                rules("// What", "/* @Foo( " + BOMB + " ) */ // \\u000a " + BOMB + "; //"),
                rules("@source(A3-USAGE)", "@source(" + BOMB.replace("(44)", "") + ")"),
                sample().with("messages_fr.properties", "GOOD=\"); " + BOMB + "; //")
                        .with("messages_en.properties", "GOOD=<script>alert(1)</script> ' or 1=1 --"),
                sample().replacing("policy.yaml", "fr: Essai", "fr: '\"); " + BOMB + "; (\"'"));
    }

    private static SamplePolicy rules(String old, String fresh) {
        return sample().replacing("rules/good.drl", old, fresh);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void it_never_reaches_the_rules_that_drools_is_given(SamplePolicy files) throws Exception {
        Policy policy = PolicyLoader.load(files.files());

        assertThat(CanonicalRules.drl(policy.rules()))
                .isEqualTo(
                        CanonicalRules.drl(PolicyLoader.load(sample().files()).rules()))
                .doesNotContain("exit", "script", "eval(");
        try (PublicationEngine engine = PublicationEngine.of(policy)) {
            assertThat(engine.policy().rules()).hasSize(1);
        }
    }
}
