package fr.balise.operations.planning;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import org.junit.jupiter.api.Test;

/** What can be found, and by whom. */
class RegisterTest {
    private static final String LISTED = "listed.red@" + Population.OURS;
    private static final String MARKED = "marked.red@" + Population.OURS;
    private static final String OPEN = "open.red@" + Population.OURS;

    private static Register register() {
        PublicationFacts facts = aPopulation()
                .of(aPractitioner()
                        .with(aSituation("990012345001")
                                .inHospital()
                                .showing(published(OPEN))
                                .showing(published(MARKED).redListed()))
                        .holding(aPersonalMailbox(LISTED).redListed())
                        .holding(aPersonalMailbox(OPEN)))
                .facts();
        try (PolicyInForce policy = PolicyInForce.of(Policies.aSmallPolicy())) {
            return new Register(
                    facts,
                    policy.engine().decide(facts, Policies.TODAY).stream()
                            .map(DecidedCase::candidate)
                            .toList());
        }
    }

    @Test
    void a_mailbox_on_the_red_list_is_found_by_its_whole_address_alone() {
        assertThat(register().search("red")).extracting(Register.Found::key).containsExactly(OPEN);
        assertThat(register().search(" LISTED.RED@" + Population.OURS))
                .extracting(Register.Found::key)
                .containsExactly(LISTED);
        assertThat(register().search(MARKED)).extracting(Register.Found::key).containsExactly(MARKED);
        assertThat(register().search(LISTED.substring(1))).isEmpty();
    }
}
