package fr.balise.core.planning.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    private static final int MANY = 1_000_000;

    private final SeenKeys seen = new SeenKeys(1000);

    @Test
    void what_came_before_is_never_taken_for_new_and_what_is_new_rarely_for_old() {
        long mistaken = new Random(7).longs(MANY).filter(key -> !seen.add(key)).count();

        assertThat(new Random(7).longs(MANY).filter(seen::add).count()).isZero();
        assertThat(mistaken).isLessThan(MANY / 1000);
    }

    @Test
    void few_keys_are_kept_to_the_letter() {
        assertThat(new Random(7).longs(1000).allMatch(seen::add)).isTrue();
        assertThat(new Random(7).longs(1000).noneMatch(seen::add)).isTrue();
    }
}
