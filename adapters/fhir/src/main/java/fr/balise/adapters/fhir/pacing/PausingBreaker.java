package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Lets calls through while the server answers, and a single one from time to time while it does not. Others wait; none
 * fails for it.
 */
final class PausingBreaker {
    private static final int WATCHED_CALLS = 20;
    private static final int FEWEST_CALLS = 10;
    private static final float HALF = 50;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final CircuitBreaker breaker;

    PausingBreaker(Timekeeper time) {
        breaker = CircuitBreaker.of(
                "directory",
                CircuitBreakerConfig.custom()
                        .clock(clock(time))
                        .slidingWindowSize(WATCHED_CALLS)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(HALF)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE))
                        .build());
    }

    /** True when a call may leave; otherwise look again after {@link #pause}. */
    boolean lets() {
        return breaker.tryAcquirePermission();
    }

    Duration pause() {
        return LOOK_AGAIN;
    }

    /** True while the server is taken to be away. */
    boolean open() {
        return breaker.getState() == State.OPEN;
    }

    void saw(Reply reply) {
        if (failed(reply)) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IOException("no use of it"));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** A refusal is an answer; only silence and failure count. */
    private static boolean failed(Reply reply) {
        return !(reply instanceof Reply.Answer answer) || answer.status() >= 500;
    }

    private static Clock clock(Timekeeper time) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.now();
            }
        };
    }
}
