package fr.balise.core.policy.settings;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.syntax.ConditionText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvariantsReaderTest {
    private static final String GOOD = """
            - invariant: LAB-REFUSED
              title: {fr: Pas en laboratoire, en: Not in a laboratory}
              when: "careSetting == LABORATORY && usage == REFUSED"
              never: [REQUIRED, ALLOWED]
            - invariant: A-FOREIGN
              title: {fr: Pas nous, en: Not us}
              when: "ownership == FOREIGN"
              always: UNTOUCHED
            """;

    @Test
    void a_policy_may_promise_more_than_all_policies_do() throws Exception {
        Policy policy = PolicyLoader.load(sample().with("invariants.yaml", GOOD).files());

        assertThat(policy.invariants()).extracting(Invariant::id).containsExactly("A-FOREIGN", "LAB-REFUSED");
        assertThat(policy.invariants().get(0).admitted()).containsExactly(Effect.UNTOUCHED);
        assertThat(policy.invariants().get(1).admitted()).containsExactlyInAnyOrder(Effect.UNTOUCHED, Effect.REMOVE);
        assertThat(policy.invariants().get(1).when())
                .isEqualTo(ConditionText.read("careSetting == LABORATORY && usage == REFUSED"));
    }

    @Test
    void promises_do_not_change_what_is_decided() throws Exception {
        assertThat(sample().with("invariants.yaml", GOOD).files().digest())
                .isEqualTo(sample().files().digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LABORATORY &&    | LABORATRY &&  | 3 | Did you mean LABORATORY",
                "never: [REQUIRED | never: [NEEDED | 4 | is unknown here",
                "LAB-REFUSED      | lab           | 1 | is not an invariant id",
                "A-FOREIGN        | LAB-REFUSED   | 5 | is taken already",
                "title: {fr       | titel: {fr    | 2 | Did you mean title",
                "always: UNTOUCHED| sometimes: x  | 5 | either never or always",
                "[REQUIRED, ALLOWED] | [REQUIRED, ALLOWED, REMOVE, UNTOUCHED] | 4 | a verdict must remain",
                "when: \"ownership == FOREIGN\" | when: \"ownership\" | 7 | a comparison"
            })
    void what_is_wrong_is_told_with_its_place_and_remedy(String old, String fresh, int line, String said) {
        InvalidPolicy refused = catchThrowableOfType(
                InvalidPolicy.class,
                () -> PolicyLoader.load(sample().with("invariants.yaml", GOOD.replace(old.strip(), fresh.strip()))
                        .files()));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("invariants.yaml");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.in(Language.EN)).contains(said);
        });
    }
}
