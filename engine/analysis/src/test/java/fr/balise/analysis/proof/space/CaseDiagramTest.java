package fr.balise.analysis.proof.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.CaseDiagram.CaseSet;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.population.Policies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseDiagramTest {
    private static final Policy POLICY = Policies.aSmallPolicy();
    private static final CaseSettings SETTINGS = POLICY.caseSettings();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void it_holds_the_cases_that_a_list_holds(int seed) {
        RandomRules random = new RandomRules(seed);
        Condition one = random.condition(2, true);
        Condition other = random.condition(2, true);
        Set<Attribute> read = AttributesRead.by(one);
        read.addAll(AttributesRead.by(other));
        List<PublicationCase> cases = CaseSpace.reading(SETTINGS, read).cases();
        CaseDiagram diagram = new CaseDiagram(SETTINGS.vocabulary(), read);
        CaseSet possible = diagram.possible(SETTINGS);
        CaseSet first = possible.and(diagram.where(one));
        CaseSet second = possible.and(diagram.where(other));

        for (PublicationCase each : cases) {
            assertThat(first.contains(each)).isEqualTo(one.holds(each));
            assertThat(first.or(second).contains(each)).isEqualTo(one.holds(each) || other.holds(each));
            assertThat(first.without(second).contains(each)).isEqualTo(one.holds(each) && !other.holds(each));
        }
        Optional<PublicationCase> firstListed = cases.stream()
                .filter(each -> one.holds(each) && !other.holds(each))
                .findFirst();
        CaseSet difference = first.without(second);
        assertThat(difference.isEmpty()).isEqualTo(firstListed.isEmpty());
        firstListed.ifPresent(expected -> assertThat(difference.first()).isEqualTo(expected));
    }
}
