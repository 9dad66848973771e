package fr.balise.core.cases;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.aPracticeMailbox;
import static fr.balise.core.population.Mailboxes.aServiceMailbox;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.aStructure;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.population.Places.StructureBuilder;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import fr.balise.core.population.Population.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a mailbox is considered follows from the policy alone, what is published or declared aside. */
class ConsideredPlacesTest {
    private static final String ANNE = "anne@ours.mssante.fr";
    private static final String SERVICE = "cardio@ours.mssante.fr";

    private final StructureBuilder legal = aStructure("750000010");
    private final StructureBuilder site = aStructure("750000011").partOf(legal);
    private final StructureBuilder sister = aStructure("750000012").partOf(legal);
    private final StructureBuilder stranger = aStructure("750000020");
    private final Population population = aPopulation()
            .of(
                    legal,
                    site,
                    sister,
                    stranger,
                    aServiceMailbox(SERVICE).of(site),
                    aPractitioner()
                            .with(aSituation("SE-SITE").at(site))
                            .with(aSituation("SE-SISTER").at(sister))
                            .with(aSituation("SE-STRANGER").at(stranger))
                            .with(aSituation("SE-NOWHERE").somewhereUnknown())
                            .holding(aPersonalMailbox(ANNE))
                            .holding(aPracticeMailbox("cabinet@ours.mssante.fr")));

    private List<String> considered(MailboxType type, ConsideredPlace... places) {
        TypeSettings types = new TypeSettings(Map.of(type, Set.of(places)), Map.of());
        return CaseDerivation.derive(population.facts(), Policies.SETTINGS.with(types), Policies.TODAY)
                .candidates()
                .stream()
                .map(candidate -> candidate.address().value().replaceAll("@.*", "") + " "
                        + candidate.place().toString().replaceAll(".*/", ""))
                .toList();
    }

    @Test
    void without_a_row_nothing_is_considered() {
        assertThat(considered(MailboxType.PER)).isEmpty();
    }

    @Test
    void a_personal_mailbox_is_considered_where_its_holder_practises_or_on_the_holders_record() {
        assertThat(considered(MailboxType.PER, ConsideredPlace.HOLDER_SITUATIONS))
                .containsExactlyInAnyOrder("anne SE-SITE", "anne SE-SISTER", "anne SE-STRANGER", "anne SE-NOWHERE");
        assertThat(considered(MailboxType.PER, ConsideredPlace.HOLDER_RECORD))
                .hasSize(1)
                .allMatch(each -> each.startsWith("anne "));
        assertThat(considered(MailboxType.CAB, ConsideredPlace.HOLDER_SITUATIONS))
                .hasSize(4)
                .allMatch(each -> each.startsWith("cabinet "));
    }

    @Test
    void a_service_mailbox_is_considered_in_its_structure_or_its_legal_entity_and_never_beyond() {
        assertThat(considered(MailboxType.ORG, ConsideredPlace.OWN_STRUCTURE)).hasSize(1);
        assertThat(considered(MailboxType.ORG, ConsideredPlace.OWN_STRUCTURE_SITUATIONS))
                .containsExactly("cardio SE-SITE");
        assertThat(considered(MailboxType.ORG, ConsideredPlace.LEGAL_ENTITY_SITUATIONS))
                .containsExactlyInAnyOrder("cardio SE-SITE", "cardio SE-SISTER");
    }

    /** What costs is the pairs that come of it, not the pairs that could. */
    @Test
    void fifty_service_mailboxes_on_five_thousand_situations_are_as_many_cases_as_there_are_in_their_structure() {
        List<Member> members = Stream.<Stream<? extends Member>>of(
                        Stream.of(legal, site, stranger),
                        IntStream.range(0, 50)
                                .mapToObj(number -> aServiceMailbox("service" + number + "@ours.mssante.fr")
                                        .of(site)),
                        Stream.of(IntStream.range(0, 5_000)
                                .mapToObj(number -> aSituation("SE-" + number).at(number % 50 == 0 ? site : stranger))
                                .reduce(
                                        aPractitioner(),
                                        (holder, situation) -> holder.with(situation),
                                        (one, other) -> one)))
                .<Member>flatMap(each -> each)
                .toList();
        TypeSettings types =
                new TypeSettings(Map.of(MailboxType.ORG, Set.of(ConsideredPlace.LEGAL_ENTITY_SITUATIONS)), Map.of());

        assertThat(CaseDerivation.derive(
                                aPopulation().of(members.toArray(Member[]::new)).facts(),
                                Policies.SETTINGS.with(types),
                                Policies.TODAY)
                        .candidates())
                .hasSize(50 * 100);
    }
}
