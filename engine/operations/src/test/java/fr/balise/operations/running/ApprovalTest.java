package fr.balise.operations.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.core.findings.Refusal;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which plans may be carried out here. */
class ApprovalTest {
    private static final Target HERE =
            new Target("https://read.example/fhir", "https://write.example/fhir", "draft", List.of());
    private static final Plan PLAN = SomePlan.plan().at(HERE);
    private static final Approval ANYTHING = new Approval(Optional.empty(), List.of(), Optional.empty());

    private static void refused(Approval approval, Target here, Refusal.Kind kind, String... told) {
        assertThatThrownBy(() -> approval.check(PLAN, here)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.text().en()).contains(told);
        });
    }

    private static Approval pinned(String digest) {
        return new Approval(Optional.empty(), List.of(), Optional.of(digest));
    }

    @Test
    void a_plan_made_for_here_may_be_carried_out_whatever_the_spelling_of_the_address() {
        assertThatCode(() -> ANYTHING.check(
                        PLAN, new Target("HTTPS://Read.example:443/fhir/", HERE.endpoint(), "draft", List.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void a_plan_made_for_another_server_or_dialect_is_refused() {
        Refusal.Kind input = Refusal.Kind.INPUT;
        refused(
                ANYTHING,
                new Target("https://else.example", HERE.endpoint(), "draft", List.of()),
                input,
                "--directory");
        refused(
                ANYTHING,
                new Target(HERE.directory(), "https://else.example", "draft", List.of()),
                input,
                "--endpoint");
        refused(ANYTHING, new Target(HERE.directory(), HERE.endpoint(), "other", List.of()), input, "--dialect");
    }

    @Test
    void a_plan_of_another_operator_or_domain_is_refused() {
        refused(
                new Approval(Optional.of("Somebody else"), List.of(), Optional.empty()),
                HERE,
                Refusal.Kind.INPUT,
                PLAN.operator());
        refused(
                new Approval(Optional.empty(), List.of("else.mssante.fr"), Optional.empty()),
                HERE,
                Refusal.Kind.INPUT,
                PLAN.domains().get(0));
    }

    @Test
    void a_plan_whose_digest_is_not_the_approved_one_is_stale_and_too_few_digits_name_none() {
        String digest = PLAN.digest().hex();
        assertThatCode(() -> pinned(digest.substring(0, 12)).check(PLAN, HERE)).doesNotThrowAnyException();
        refused(pinned(digest.substring(0, 11)), HERE, Refusal.Kind.INPUT, "at least 12 digits");
        refused(pinned("0".repeat(12)), HERE, Refusal.Kind.STALE, digest);
    }

    @Test
    void where_nobody_says_whose_plans_are_ours_the_digest_must_be_confirmed() {
        assertThatThrownBy(() -> ANYTHING.requireKnown(PLAN))
                .hasMessageContaining("--digest " + PLAN.digest().hex().substring(0, 12));
        assertThatThrownBy(() ->
                        new Approval(Optional.of(PLAN.operator()), List.of(), Optional.empty()).requireKnown(PLAN))
                .isInstanceOf(Refusal.class);
        assertThatCode(() ->
                        new Approval(Optional.of(PLAN.operator()), PLAN.domains(), Optional.empty()).requireKnown(PLAN))
                .doesNotThrowAnyException();
        assertThatCode(() -> pinned(PLAN.digest().hex()).requireKnown(PLAN)).doesNotThrowAnyException();
    }

    @Test
    void a_word_that_lifts_no_limit_is_told_with_those_that_do() throws Exception {
        assertThat(Approval.overrides(List.of("removal-share", "protected=accueil")))
                .containsExactlyInAnyOrder("removal-share", "protected=accueil");
        assertThatThrownBy(() -> Approval.overrides(List.of("removal-share", "removals")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'removals' lifts no limit")
                .hasMessageContaining("removal-share");
    }
}
