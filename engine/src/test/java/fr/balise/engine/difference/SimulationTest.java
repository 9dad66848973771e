package fr.balise.engine.difference;

import static fr.balise.engine.difference.PolicyDifferenceTest.PATIENT;
import static fr.balise.engine.difference.PolicyDifferenceTest.USUAL;
import static fr.balise.engine.difference.PolicyDifferenceTest.watchful;
import static fr.balise.engine.population.Mailboxes.aPersonalMailbox;
import static fr.balise.engine.population.Mailboxes.wanted;
import static fr.balise.engine.population.Places.aPractitioner;
import static fr.balise.engine.population.Places.aSituation;
import static fr.balise.engine.population.Places.published;
import static fr.balise.engine.population.Policies.TODAY;
import static fr.balise.engine.population.Policies.rule;
import static fr.balise.engine.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.balise.engine.PublicationEngine;
import fr.balise.engine.cases.PublicationCase.CareSetting;
import fr.balise.engine.difference.Simulation.Changed;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.facts.PublicationFacts;
import fr.balise.engine.policy.Effect;
import fr.balise.engine.policy.Policy;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class SimulationTest {
    /** One mailbox used lately, one 14 months ago, one two years ago; all wanted, the first two published. */
    private static final PublicationFacts FACTS = aPopulation()
            .of(
                    aPractitioner("10000000001")
                            .with(aSituation("SE-1").inHospital().showing(published("lately@ours.mssante.fr")))
                            .with(aSituation("SE-2").inTown().showing(published("rarely@ours.mssante.fr")))
                            .with(aSituation("SE-3").inTown())
                            .holding(aPersonalMailbox("lately@ours.mssante.fr").lastUsed("2026-11-30"))
                            .holding(aPersonalMailbox("rarely@ours.mssante.fr").lastUsed("2025-09-15"))
                            .holding(aPersonalMailbox("never@ours.mssante.fr").lastUsed("2024-11-30")),
                    wanted("lately@ours.mssante.fr", "SE-1"),
                    wanted("rarely@ours.mssante.fr", "SE-2"),
                    wanted("rarely@ours.mssante.fr", "SE-3"),
                    wanted("never@ours.mssante.fr", "SE-1"))
            .facts();

    private static Simulation simulate(Policy policy, Policy against) {
        try (PublicationEngine engine = PublicationEngine.of(policy);
                PublicationEngine other = PublicationEngine.of(against)) {
            return Simulation.run(engine, other, FACTS, TODAY);
        }
    }

    @Test
    void another_inactivity_limit_changes_the_mailbox_between_the_limits() {
        Simulation simulation = simulate(watchful(USUAL), watchful(PATIENT));

        assertThat(simulation.changed())
                .extracting(
                        each -> each.address().value(),
                        each -> each.transition().inWords().en(),
                        Changed::rules)
                .containsOnly(
                        tuple("rarely@ours.mssante.fr", "REMOVE → REQUIRED", "INACTIVE → WANTED"),
                        tuple("rarely@ours.mssante.fr", "REMOVE → ALLOWED", "INACTIVE → UNASKED"));
        assertThat(simulation.mailboxes()).isEqualTo(1);
        assertThat(simulation.changed()).allSatisfy(each -> {
            assertThat(each.inClass().orElseThrow().transition()).isEqualTo(each.transition());
            assertThat(each.inClass().orElseThrow().inWords().en()).contains("12 to 17 whole months");
        });
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    @Test
    void each_view_counts_every_change_once() {
        Simulation simulation = simulate(watchful(USUAL), watchful(PATIENT));
        int all = simulation.changed().size();

        assertThat(simulation.byTransition().values().stream().mapToInt(n -> n).sum())
                .isEqualTo(all);
        assertThat(simulation.byClass().values().stream().mapToInt(n -> n).sum())
                .isEqualTo(all);
        assertThat(simulation.by(Changed::type)).containsOnlyKeys(MailboxType.PER);
        assertThat(simulation.by(Changed::careSetting)).containsOnlyKeys(CareSetting.HOSPITAL, CareSetting.TOWN);
        assertThat(simulation.by(each -> each.address().domain()).get("ours.mssante.fr"))
                .contains(entry(
                        simulation.byTransition().firstKey(),
                        simulation.byTransition().get(simulation.byTransition().firstKey())));
    }

    @Test
    void plans_of_both_policies_stand_side_by_side() {
        Simulation simulation =
                simulate(watchful(USUAL), watchful(USUAL, rule("NOTHING", "ownership == OWN", Effect.REMOVE)));

        assertThat(simulation.before().summary().detach()).isEqualTo(1);
        assertThat(simulation.after().summary().detach()).isEqualTo(2);
        assertThat(simulation.cases()).isEqualTo(9);
    }

    @Test
    void the_same_policy_changes_nothing() {
        assertThat(simulate(watchful(USUAL), watchful(USUAL)).changed()).isEmpty();
    }
}
