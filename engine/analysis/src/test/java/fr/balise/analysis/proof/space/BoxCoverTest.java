package fr.balise.analysis.proof.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxCoverTest {
    private static boolean says(Box box, Columns columns, int row) {
        for (int question = 0; question < columns.questions(); question++) {
            if (box.asks(question) && (box.answers()[question] >>> columns.get(question, row) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void boxes_say_exactly_the_marked_cases(int seed) {
        Random random = new Random(seed);
        int[] domains = {2, 3, 4, 5, 2};
        Columns columns = new Columns(domains, 240);
        BitSet marked = new BitSet();
        for (int row = 0; row < columns.rows(); row++) {
            int rest = row;
            for (int question = 0; question < domains.length; question++) {
                columns.set(question, row, rest % domains[question]);
                rest /= domains[question];
            }
            marked.set(row, random.nextInt(seed) == 0);
        }

        List<Box> boxes = BoxCover.of(columns, marked, row -> 0, Integer.MAX_VALUE);

        for (int row = 0; row < columns.rows(); row++) {
            int here = row;
            assertThat(boxes.stream().anyMatch(box -> says(box, columns, here)))
                    .as("row %s", row)
                    .isEqualTo(marked.get(row));
        }
        assertThat(boxes).allSatisfy(box -> {
            BitSet others = new BitSet();
            boxes.stream().filter(other -> other != box).forEach(other -> others.or(other.rows()));
            BitSet alone = (BitSet) box.rows().clone();
            alone.andNot(others);
            assertThat(alone.isEmpty()).as("needless box").isFalse();
        });
    }

    @Test
    void the_smallest_reason_is_found_even_where_a_greedy_choice_would_miss_it() {
        // The unmarked rows differ from row 0 in {0,1,2}, {0,3}, {1,3,4} and {2,4}: two questions are enough.
        int[][] rows = {{0, 0, 0, 0, 0}, {1, 1, 1, 0, 0}, {1, 0, 0, 1, 0}, {0, 1, 0, 1, 1}, {0, 0, 1, 0, 1}};
        Columns columns = new Columns(new int[] {2, 2, 2, 2, 2}, rows.length);
        for (int row = 0; row < rows.length; row++) {
            for (int question = 0; question < 5; question++) {
                columns.set(question, row, rows[row][question]);
            }
        }
        BitSet marked = new BitSet();
        marked.set(0);

        assertThat(SmallestReason.of(columns.differencesFrom(0), marked)).isEqualTo(0b10001);
    }

    @Test
    void a_few_boxes_may_be_enough() {
        Columns columns = new Columns(new int[] {4}, 4);
        BitSet marked = new BitSet();
        for (int row = 0; row < 4; row++) {
            columns.set(0, row, row);
        }
        marked.set(1);
        marked.set(3);

        assertThat(BoxCover.of(columns, marked, row -> -row, 1))
                .singleElement()
                .satisfies(box -> assertThat(box.example()).isEqualTo(3))
                .satisfies(box -> assertThat(box.count()).isEqualTo(2));
    }
}
