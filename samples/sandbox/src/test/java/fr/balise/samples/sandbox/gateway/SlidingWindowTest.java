package fr.balise.samples.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private long now = TimeUnit.DAYS.toNanos(-1);
    private final SlidingWindow window = new SlidingWindow(3, () -> now);

    @Test
    void as_many_calls_as_allowed_pass_and_the_next_does_not() {
        assertThat(admitted(3)).isEqualTo(3);
        assertThat(window.admit("key")).isFalse();
    }

    @Test
    void a_place_is_free_again_one_second_after_it_was_taken() {
        window.admit("key");
        after(400);
        window.admit("key");
        window.admit("key");

        after(599);
        assertThat(window.admit("key")).isFalse();
        after(1);
        assertThat(window.admit("key")).isTrue();
        assertThat(window.admit("key")).isFalse();
    }

    @Test
    void no_second_holds_more_even_across_the_turn_of_one() {
        after(900);
        admitted(3);
        after(200);

        assertThat(admitted(3)).isZero();
    }

    @Test
    void a_refused_call_takes_no_place() {
        admitted(3);
        after(500);
        assertThat(admitted(10)).isZero();
        after(500);

        assertThat(admitted(10)).isEqualTo(3);
    }

    @Test
    void each_key_has_its_own_window() {
        admitted(3);

        assertThat(window.admit("another")).isTrue();
    }

    @Test
    void zero_means_no_limit() {
        SlidingWindow open = new SlidingWindow(0, () -> now);

        for (int i = 0; i < 1000; i++) {
            assertThat(open.admit("key")).isTrue();
        }
    }

    private int admitted(int calls) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += window.admit("key") ? 1 : 0;
        }
        return passed;
    }

    private void after(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
