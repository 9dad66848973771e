package fr.balise.adapters.publication.safety;

import static fr.balise.adapters.publication.Fixtures.DOMAIN;
import static fr.balise.adapters.publication.Fixtures.attach;
import static fr.balise.adapters.publication.Fixtures.detach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.plan;
import static fr.balise.adapters.publication.Fixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Impact;
import fr.balise.engine.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit is walked up to, and one step past. */
class SafetyCheckTest {
    private static Plan removing(int removed, int published, MailboxType type) {
        List<Change> changes = IntStream.range(0, removed)
                .mapToObj(i -> detach(
                        "b" + i + "@" + DOMAIN, type, situation("s" + i), mailbox("b" + i + "@" + DOMAIN, "PER")))
                .toList();
        return plan(changes, impact(published, type, List.of()));
    }

    private static Impact impact(int published, MailboxType type, List<Impact.LastAddress> left) {
        return new Impact(new TreeMap<>(Map.of(type, published)), new TreeMap<>(), left);
    }

    private static SafetyRefusal refusal(Plan plan, Limit... lifted) {
        return catchThrowableOfType(SafetyRefusal.class, () -> SafetyCheck.check(plan, Set.of(lifted)));
    }

    @Test
    void a_share_at_the_limit_passes_and_one_more_is_refused_with_both_numbers() {
        assertThatCode(() -> SafetyCheck.check(removing(30, 100, MailboxType.PER), Set.of()))
                .doesNotThrowAnyException();

        SafetyRefusal refused = refusal(removing(31, 100, MailboxType.PER));
        assertThat(refused.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.limit()).isEqualTo(Limit.REMOVAL_SHARE);
            assertThat(broken.text().en())
                    .contains("31.0 % (31 of 100)", "30 %", "limits.removalShare", "--override removal-share");
            assertThat(broken.text().fr()).contains("31,0 % (31 sur 100)", "--override removal-share");
        });
    }

    @Test
    void forty_percent_is_refused_until_the_override_is_named() {
        Plan plan = removing(40, 100, MailboxType.PER);

        assertThat(refusal(plan)).isNotNull();
        assertThatCode(() -> SafetyCheck.check(plan, Set.of(Limit.REMOVAL_SHARE)))
                .doesNotThrowAnyException();
    }

    @Test
    void few_removals_are_not_measured_by_share() {
        assertThatCode(() -> SafetyCheck.check(removing(25, 30, MailboxType.PER), Set.of()))
                .doesNotThrowAnyException();
        assertThat(refusal(removing(26, 30, MailboxType.PER))).isNotNull();
    }

    @Test
    void a_type_may_have_a_limit_of_its_own() {
        assertThatCode(() -> SafetyCheck.check(removing(40, 200, MailboxType.ORG), Set.of()))
                .doesNotThrowAnyException();

        assertThat(refusal(removing(41, 200, MailboxType.ORG)).broken())
                .extracting(SafetyRefusal.Broken::limit)
                .containsExactly(Limit.REMOVAL_SHARE_BY_TYPE);
    }

    @Test
    void a_number_at_the_limit_passes_and_one_more_is_refused() {
        assertThatCode(() -> SafetyCheck.check(removing(5_000, 100_000, MailboxType.PER), Set.of()))
                .doesNotThrowAnyException();

        SafetyRefusal refusal = refusal(removing(5_001, 100_000, MailboxType.PER));
        assertThat(refusal)
                .hasMessageContaining("removes 5,001 attachments; the limit is 5,000")
                .hasMessageContaining("--override removal-count");
        assertThat(refusal.broken().get(0).text().fr())
                .contains("retire 5\u00a0001 rattachements ; la limite est de 5\u00a0000.");
    }

    @Test
    void the_last_address_of_a_professional_is_not_taken_unnamed() {
        Plan plan = plan(
                List.of(attach("a@" + DOMAIN, MailboxType.PER, situation("s"))),
                impact(
                        100,
                        MailboxType.PER,
                        List.of(new Impact.LastAddress("Dr Exemple (Practitioner/p1)", List.of("b@" + DOMAIN)))));

        assertThat(refusal(plan))
                .hasMessageContaining("1 professional(s) with no address; the limit is 0: Dr Exemple")
                .hasMessageContaining("--override last-address");
        assertThatCode(() -> SafetyCheck.check(plan, Set.of(Limit.LAST_ADDRESS)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_plan_that_lost_changes_is_never_begun() {
        Plan whole = removing(3, 100, MailboxType.PER);
        Plan cut = new Plan(
                whole.policy(),
                whole.inputs(),
                whole.asOf(),
                whole.operator(),
                whole.domains(),
                whole.summary(),
                whole.impact(),
                whole.limits(),
                whole.changes().subList(0, 2),
                whole.findings());

        assertThat(refusal(cut, Limit.values())).hasMessageContaining("announces 3 changes and holds 2");
    }

    @Test
    void limits_that_are_broken_together_are_told_together() {
        assertThat(refusal(removing(5_001, 5_001, MailboxType.ORG)).broken()).hasSize(3);
    }
}
