package fr.balise.adapters.dataset.spill;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.planning.parts.Sorting.Sorted;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpilledSortTest {
    @TempDir
    private Path folder;

    /** Something that is counted by its name. */
    record Counted(String name, long times) {
        Counted plus(Counted other) {
            return new Counted(name, times + other.times);
        }
    }

    @Test
    void many_runs_are_merged_into_what_memory_would_have_sorted() {
        try (Spill spill = new Spill(folder, notice -> {})) {
            Sorted<Counted> added = spill.by(Counted.class, Comparator.comparing(Counted::name), Counted::plus);
            Sorted<Counted> expected =
                    Sorting.inMemory(Comparator.comparing(Counted::name), (BinaryOperator<Counted>) Counted::plus);
            Random random = new Random(20261201);
            for (int i = 0; i < 25_001; i++) {
                Counted each = new Counted("é".repeat(random.nextInt(70)) + random.nextInt(9_000), i);
                added.add(each);
                expected.add(each);
            }
            assertThat(added.list()).isEqualTo(expected.list());
        }
    }

    @Test
    void of_two_that_are_one_in_the_order_the_earlier_comes_first() {
        try (Spill spill = new Spill(folder, notice -> {})) {
            Sorted<Counted> added =
                    spill.by(Counted.class, Comparator.comparing(Counted::name), (earlier, later) -> earlier);
            for (int i = 0; i < 10_000; i++) {
                added.add(new Counted("name " + i % 3, i));
            }
            assertThat(added.list()).extracting(Counted::times).containsExactly(0L, 1L, 2L);
        }
    }
}
