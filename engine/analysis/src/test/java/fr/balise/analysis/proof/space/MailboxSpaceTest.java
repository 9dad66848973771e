package fr.balise.analysis.proof.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.CaseDerivation;
import fr.balise.core.cases.CaseDerivation.Derived;
import fr.balise.core.cases.MailboxCase;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailboxSpaceTest {
    @Test
    void whatever_is_derived_is_possible_and_whatever_is_possible_is_derived_from_some_facts() {
        List<MailboxCase> possible = MailboxSpace.of(CaseSpaceTest.SETTINGS);
        LocalDate asOf = CaseSpaceTest.TRANSITION;
        Random random = new Random(1);
        Set<MailboxCase> derived = new HashSet<>();
        for (int world = 0; world < 1_500; world++) {
            Derived facts = CaseDerivation.derive(RandomFacts.of(random, asOf), CaseSpaceTest.SETTINGS, asOf);
            derived.addAll(facts.overall(candidate -> true).values());
            derived.addAll(facts.overall(candidate -> false).values());
        }
        assertThat(possible).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(derived);
    }
}
