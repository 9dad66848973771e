package fr.balise.analysis.proof.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.Attribute.Kind;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.RequiredPlaces;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.facts.PublicationFacts;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailboxSpaceTest {
    private static final CaseSettings SETTINGS = CaseSpaceTest.SETTINGS;
    private static final LocalDate AS_OF = CaseSpaceTest.TRANSITION;

    private static Derived derived(PublicationFacts facts) {
        return CaseDerivation.derive(facts, SETTINGS, AS_OF);
    }

    @Test
    void whatever_is_derived_is_possible() {
        Set<MailboxCase> possible = new HashSet<>(MailboxSpace.of(SETTINGS));
        assertThat(MailboxSpace.of(SETTINGS)).hasSize(possible.size());
        Random random = new Random(1);
        for (int world = 0; world < 300; world++) {
            Derived facts = derived(RandomFacts.of(random, AS_OF));
            assertThat(facts.overall(candidate -> true).values()).allMatch(possible::contains);
            assertThat(facts.overall(candidate -> false).values()).allMatch(possible::contains);
        }
    }

    private static boolean elsewiseOrdinary(MailboxCase wanted) {
        return wanted.attributes().stream()
                .filter(attribute ->
                        !CaseSpaceTest.ENTANGLED.contains(attribute) && attribute.kind() == Attribute.Kind.MAILBOX)
                .allMatch(attribute -> wanted.index(attribute) == attribute.ordinary());
    }

    @Test
    void whatever_is_possible_is_derived_from_some_facts() {
        List<MailboxCase> neverDerived = MailboxSpace.of(SETTINGS).stream()
                .filter(MailboxSpaceTest::elsewiseOrdinary)
                .filter(wanted -> !derived(FactsBehind.of(somewhere(wanted), AS_OF))
                        .overall(candidate -> wanted.get(BuiltIn.REQUIRED_PLACES) == RequiredPlaces.SOME)
                        .containsValue(wanted))
                .limit(3)
                .toList();
        assertThat(neverDerived).isEmpty();
    }

    /** The mailbox on a carrier that shows it. */
    private static PublicationCase somewhere(MailboxCase mailbox) {
        return PublicationCase.of(
                mailbox.vocabulary(),
                attribute -> attribute.kind() == Kind.MAILBOX ? mailbox.index(attribute) : attribute.ordinary());
    }
}
