package fr.balise.analysis.proof.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.model.RandomRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseCoverTest {
    private static List<CaseCover.Kind> cover(CaseDiagram diagram, Set<Attribute> asked, CaseSet marked, int most) {
        return CaseCover.of(diagram, asked, diagram.every(), marked, most);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void kinds_say_exactly_the_marked_cases_and_none_is_needless(int seed) {
        var condition = new RandomRules(seed).condition(2, true);
        Set<Attribute> asked = AttributesRead.by(condition);
        CaseDiagram diagram = new CaseDiagram(Vocabulary.builtIn(), asked);
        CaseSet marked = diagram.where(condition);

        List<CaseCover.Kind> kinds = cover(diagram, asked, marked, Integer.MAX_VALUE);

        CaseSet told = kinds.stream().map(CaseCover.Kind::cases).reduce(diagram.none(), CaseSet::or);
        assertThat(told.without(marked).isEmpty()).isTrue();
        assertThat(marked.without(told).isEmpty()).isTrue();
        assertThat(kinds).allSatisfy(kind -> {
            assertThat(kind.values().holds(kind.example())).isTrue();
            CaseSet others = kinds.stream()
                    .filter(other -> other != kind)
                    .map(CaseCover.Kind::cases)
                    .reduce(diagram.none(), CaseSet::or);
            assertThat(kind.cases().without(others).isEmpty()).as("needless").isFalse();
        });
        assertThat(cover(diagram, asked, marked, 1)).hasSize(marked.isEmpty() ? 0 : 1);
    }

    @Test
    void the_smallest_reason_is_found_even_where_a_greedy_choice_would_miss_it() {
        // What is not marked differs in {0,1,2}, {0,3}, {1,3,4} and {2,4}: two questions are enough.
        assertThat(SmallestReason.of(List.of(0b111L, 0b1001L, 0b11010L, 0b10100L)))
                .isEqualTo(0b10001);
    }
}
