package fr.balise.analysis.proof.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.policy.syntax.ConditionText;
import fr.balise.core.population.Policies;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        CaseSet possible = CaseSpace.possible(diagram, SETTINGS);
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
        for (Attribute attribute : read) {
            int listed = cases.stream()
                    .filter(each -> one.holds(each) && !other.holds(each))
                    .mapToInt(each -> 1 << each.index(attribute))
                    .reduce(0, (all, bit) -> all | bit);
            assertThat(difference.occurring(attribute)).isEqualTo(listed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_nearest_cases_are_those_that_a_list_finds(int seed) {
        Condition one = new RandomRules(seed).condition(2, true);
        Set<Attribute> read = AttributesRead.by(one);
        CaseDiagram diagram = new CaseDiagram(SETTINGS.vocabulary(), read);
        CaseSet some = diagram.where(one).and(diagram.where(ConditionText.read("activity == RECENT")));
        PublicationCase from =
                diagram.where(ConditionText.read("activity == UNKNOWN")).mostOrdinary();
        CaseSet differing = some.and(diagram.where(new AllOf(from.attributes().stream()
                .filter(attribute -> !read.contains(attribute) && attribute != BuiltIn.ACTIVITY)
                .<Condition>map(attribute -> new OneOf(attribute, 1 << from.index(attribute)))
                .toList())));
        Map<Long, List<PublicationCase>> byDistance = differing.cases().stream()
                .collect(Collectors.groupingBy(each -> from.attributes().stream()
                        .filter(attribute -> each.index(attribute) != from.index(attribute))
                        .count()));

        assertThat(some.nearest(from))
                .containsExactlyInAnyOrderElementsOf(byDistance.get(
                        byDistance.keySet().stream().min(Long::compare).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void the_combinations_of_some_sets_are_those_that_a_list_finds_and_each_has_its_case(int seed) {
        RandomRules random = new RandomRules(seed);
        List<Condition> conditions =
                Stream.generate(() -> random.condition(2, true)).limit(6).toList();
        Set<Attribute> read = AttributesRead.by(new AllOf(conditions));
        CaseDiagram diagram = new CaseDiagram(SETTINGS.vocabulary(), read);
        CaseSet possible = CaseSpace.possible(diagram, SETTINGS);

        Map<BitSet, PublicationCase> found =
                Memberships.of(possible, conditions.stream().map(diagram::where).toList(), Integer.MAX_VALUE);

        assertThat(found.keySet())
                .isEqualTo(possible.cases().stream()
                        .map(each -> held(conditions, each))
                        .collect(Collectors.toSet()));
        found.forEach((combination, each) -> {
            assertThat(possible.contains(each)).isTrue();
            assertThat(held(conditions, each)).isEqualTo(combination);
        });
    }

    private static BitSet held(List<Condition> conditions, PublicationCase aCase) {
        BitSet held = new BitSet();
        for (int number = 0; number < conditions.size(); number++) {
            held.set(number, conditions.get(number).holds(aCase));
        }
        return held;
    }
}
