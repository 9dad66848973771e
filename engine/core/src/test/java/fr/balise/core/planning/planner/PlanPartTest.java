package fr.balise.core.planning.planner;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Change.Action;
import fr.balise.core.population.Policies;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A plan without some of its changes. */
class PlanPartTest {
    private static final String ANNE = "anne@ours.mssante.fr";
    private static final Text WHY = new Text("plus tard", "later");

    /** Anne's mailbox moves from one situation to the other. */
    private static PublicationFacts moving() {
        return aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown().showing(published(ANNE)))
                                .with(aSituation("SE-2").inTown())
                                .holding(aPersonalMailbox(ANNE)),
                        refused(ANNE, "SE-1"),
                        wanted(ANNE, "SE-2"))
                .facts();
    }

    private static Plan plan(PublicationFacts facts) {
        try (PublicationEngine engine = PublicationEngine.of(Policies.aSmallPolicy())) {
            return engine.plan(facts, Policies.TODAY);
        }
    }

    private static Set<ChangeId> ids(Plan plan, Action action) {
        return plan.changes().stream()
                .filter(change -> change.action() == action)
                .map(Change::id)
                .collect(Collectors.toSet());
    }

    @Test
    void a_removal_weighs_more_where_the_address_that_comes_instead_is_left_out() {
        PublicationFacts facts = moving();
        Plan whole = plan(facts);

        Plan part = PlanPart.of(whole, facts, ids(whole, Action.ATTACH), WHY);

        assertThat(whole.impact().leftWithoutAddress()).isEmpty();
        assertThat(part.impact().leftWithoutAddress()).hasSize(1);
        assertThat(part.summary().attach()).isZero();
        assertThat(part.summary().calls()).isEqualTo(1);
        assertThat(part.withheld())
                .singleElement()
                .satisfies(held -> assertThat(held.why()).isEqualTo(WHY));
        assertThat(part.digest()).isNotEqualTo(whole.digest());
    }

    @Test
    void without_its_removals_a_plan_removes_nothing() {
        PublicationFacts facts = moving();
        Plan whole = plan(facts);

        Plan part = PlanPart.of(whole, facts, ids(whole, Action.DETACH), WHY);

        assertThat(part.impact().removed()).isZero();
        assertThat(part.changes()).extracting(Change::action).containsExactly(Action.ATTACH);
        assertThat(plan(facts).digest()).isEqualTo(whole.digest());
    }
}
