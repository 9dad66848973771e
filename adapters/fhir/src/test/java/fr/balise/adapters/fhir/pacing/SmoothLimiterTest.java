package fr.balise.adapters.fhir.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two thousand calls in simulated time, counted where the server counts them. */
class SmoothLimiterTest {
    private static final int LIMIT = 17;
    private static final int CALLS = 2_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Way there and the server's work, in milliseconds at most; calls a second; seeds. */
    static Stream<Arguments> networks() {
        List<Arguments> networks = new ArrayList<>();
        for (long seed = 1; seed <= 10; seed++) {
            networks.add(Arguments.of("near and fast", 3, 5, 16.8, seed));
            networks.add(Arguments.of("near, uneven", 20, 8, 16.5, seed));
            networks.add(Arguments.of("far", 18, 60, 16.5, seed));
            networks.add(Arguments.of("slow server", 15, 500, 16.5, seed));
        }
        return networks.stream();
    }

    @ParameterizedTest(name = "{0}, seed {4}")
    @MethodSource("networks")
    void no_sliding_second_holds_more_than_the_limit_and_the_pace_is_kept(
            String network, int way, int work, double pace, long seed) throws InterruptedException {
        List<Long> arrivals = arrivals(way, work, seed);

        assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(LIMIT);
        assertThat(rate(arrivals)).isGreaterThanOrEqualTo(pace);
    }

    private static double rate(List<Long> arrivals) {
        long nanos = arrivals.get(arrivals.size() - 1) - arrivals.get(0);
        return (arrivals.size() - 1) / (nanos / (double) SECOND);
    }

    private static List<Long> arrivals(int way, int work, long seed) throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        SmoothLimiter limiter = new SmoothLimiter(LIMIT, time);
        Random random = new Random(seed);
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            SmoothLimiter.Ticket ticket = limiter.acquire();
            long arrival = time.nanos() + millis(random.nextDouble() * way);
            arrivals.add(arrival);
            time.at(arrival + millis(work * (0.8 + 0.2 * random.nextDouble())), ticket::close);
        }
        Collections.sort(arrivals);
        return arrivals;
    }

    private static long millis(double millis) {
        return (long) (millis * 1_000_000);
    }

    static int mostInASecond(List<Long> arrivals) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < arrivals.size(); to++) {
            while (arrivals.get(to) - arrivals.get(from) >= SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @Test
    void a_call_that_lingers_on_a_fast_way_is_counted_until_it_is_back() throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        SmoothLimiter limiter = new SmoothLimiter(LIMIT, time);
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            SmoothLimiter.Ticket ticket = limiter.acquire();
            // Every fortieth call is held up for a while before the server sees it.
            long arrival = time.nanos() + millis(i % 40 == 39 ? 300 : 2);
            arrivals.add(arrival);
            time.at(arrival + millis(2), ticket::close);
        }
        Collections.sort(arrivals);

        assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(LIMIT);
    }

    /** A large read takes long, and keeps the server from seeing what comes just after it. */
    @Test
    void a_slow_answer_among_fast_ones_does_not_loosen_the_count() throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        SmoothLimiter limiter = new SmoothLimiter(LIMIT, time);
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            SmoothLimiter.Ticket ticket = limiter.acquire();
            boolean large = i % 40 == 30;
            long arrival = time.nanos() + millis(i % 40 > 30 && i % 40 < 34 ? 250 : 2);
            arrivals.add(arrival);
            time.at(arrival + millis(large ? 600 : 2), ticket::close);
        }
        Collections.sort(arrivals);

        assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(LIMIT);
    }

    /** Whoever wakes up late for its own pauses sends late too: on a slow server that must be counted in. */
    @Test
    void a_machine_that_wakes_up_late_leaves_more_room() throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        Random random = new Random(3);
        SmoothLimiter limiter =
                new SmoothLimiter(LIMIT, time.wakingUpLate(() -> Duration.ofMillis(random.nextInt(40))));
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            SmoothLimiter.Ticket ticket = limiter.acquire();
            long arrival = time.nanos() + millis(random.nextInt(60));
            arrivals.add(arrival);
            time.at(arrival + millis(500), ticket::close);
        }
        Collections.sort(arrivals);

        assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(LIMIT);
    }

    /** Client and server on two cores that do other things besides: 18 in a second were once seen so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_busy_machine_that_holds_up_some_calls_stays_within_the_limit(long seed) throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        Random random = new Random(seed);
        SmoothLimiter limiter = new SmoothLimiter(LIMIT, time.wakingUpLate(() -> Duration.ofMillis(random.nextInt(8))));
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            SmoothLimiter.Ticket ticket = limiter.acquire();
            long arrival = time.nanos() + millis(random.nextInt(5) == 0 ? random.nextInt(250) : random.nextInt(5));
            arrivals.add(arrival);
            time.at(arrival + millis(500), ticket::close);
        }
        Collections.sort(arrivals);

        assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(LIMIT);
        assertThat(rate(arrivals)).isGreaterThanOrEqualTo(15);
    }

    @Test
    void calls_are_spread_evenly_from_the_first() throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        SmoothLimiter limiter = new SmoothLimiter(LIMIT, time);
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            try (SmoothLimiter.Ticket ticket = limiter.acquire()) {
                turns.add(time.nanos());
            }
        }

        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i) - turns.get(i - 1)).isBetween(millis(58), millis(62));
        }
    }

    @Test
    void nobody_passes_while_the_server_asked_to_wait() throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        SmoothLimiter limiter = new SmoothLimiter(LIMIT, time);
        limiter.hold(Duration.ofSeconds(7));
        limiter.acquire().close();

        assertThat(time.nanos()).isGreaterThanOrEqualTo(7 * SECOND);
    }

    @Test
    void without_a_limit_nobody_waits() throws InterruptedException {
        SimulatedTime time = new SimulatedTime();
        SmoothLimiter limiter = new SmoothLimiter(0, time);
        for (int i = 0; i < 1_000; i++) {
            limiter.acquire().close();
        }

        assertThat(time.pauses()).isEmpty();
    }
}
