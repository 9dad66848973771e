package fr.balise.core.cases.derivation;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.aServiceMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.aStructure;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.PublicationEngine;
import fr.balise.core.planning.Plan;
import fr.balise.core.population.Places.StructureBuilder;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which facts were read means nothing. */
class OrderOfFactsTest {
    /** Twins, duplicates and contradictions: whatever could let the first one win. */
    private static Population entangled() {
        StructureBuilder site = aStructure("750000011").ofSector("SA01");
        return aPopulation()
                .of(
                        site.showing(published("cardio@ours.mssante.fr")),
                        aStructure("750000012").closed().showing(published("lost@ours.mssante.fr")),
                        aServiceMailbox("cardio@ours.mssante.fr").of(site).described("Cardiologie"),
                        aServiceMailbox("other@theirs.mssante.fr").of(site).onLine(7),
                        aServiceMailbox("OTHER@theirs.mssante.fr").of(site).onLine(8),
                        aPractitioner("10000000001")
                                .recordedAs("P-OLD")
                                .closed()
                                .with(aSituation("SE-1")
                                        .recordedAs("R-1")
                                        .closed()
                                        .inTown()),
                        aPractitioner("10000000001")
                                .recordedAs("P-NEW")
                                .with(aSituation("SE-1").recordedAs("R-2").inTown())
                                .with(aSituation("SE-2")
                                        .at(site)
                                        .showing(
                                                published("two@ours.mssante.fr").first()))
                                .holding(aPersonalMailbox("one@ours.mssante.fr").onLine(2))
                                .holding(aPersonalMailbox("ONE@ours.mssante.fr").onLine(3))
                                .holding(aPersonalMailbox("two@ours.mssante.fr")
                                        .suspended()
                                        .onLine(4))
                                .holding(aPersonalMailbox("two@ours.mssante.fr").onLine(5))
                                .holding(aPersonalMailbox("three@ours.mssante.fr")
                                        .redListed()
                                        .onLine(6)),
                        wanted("one@ours.mssante.fr", "SE-1").preferred(),
                        wanted("one@ours.mssante.fr", "SE-2").preferred().onLine(3),
                        wanted("three@ours.mssante.fr", "SE-2").preferred().onLine(4),
                        wanted("three@ours.mssante.fr", "SE-1").onLine(5),
                        refused("three@ours.mssante.fr", "SE-1").onLine(6),
                        wanted("cardio@ours.mssante.fr", "SE-2").onLine(7));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shuffled_facts_give_the_same_plan(long seed) {
        Population population = entangled();
        try (PublicationEngine engine = PublicationEngine.of(Policies.aSmallPolicy())) {
            Plan plan = engine.plan(population.facts(), Policies.TODAY);
            Plan again = engine.plan(population.shuffledBy(seed), Policies.TODAY);

            assertThat(plan.changes()).isNotEmpty();
            assertThat(again.changes()).containsExactlyElementsOf(plan.changes());
            assertThat(again.findings()).containsExactlyElementsOf(plan.findings());
            assertThat(again.summary()).isEqualTo(plan.summary());
            assertThat(again.impact()).isEqualTo(plan.impact());
            assertThat(again.digest()).isEqualTo(plan.digest());
        }
    }
}
