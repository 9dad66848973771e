package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Call;
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
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through while the server answers, and a single one from time to time while it does not. Others wait; none
 * fails for it.
 */
final class PausingBreaker {
    /** So many calls in a row without an answer, and the server is taken to be away. */
    private static final int WATCHED_CALLS = 10;

    private static final float ALL = 100;
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
                        .minimumNumberOfCalls(WATCHED_CALLS)
                        .failureRateThreshold(ALL)
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

    /**
     * Takes note of what became of a call that was let through.
     *
     * @param reply null when it ended with an exception
     */
    void saw(Call call, @Nullable Reply reply) {
        if (reply == null || saysNothing(call, reply)) {
            breaker.releasePermission();
        } else if (reply instanceof Reply.Answer answer && answers(call, answer.status())) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IOException("no use of it"));
        }
    }

    /** What never left says nothing, nor does a failure over a search that may ask too much at once. */
    private static boolean saysNothing(Call call, Reply reply) {
        return call.divisible() && Reply.mayManageLess(reply)
                || reply instanceof Reply.NoAnswer none
                        && (none.why() == Reply.Why.WITHHELD || none.why() == Reply.Why.BAD_ADDRESS);
    }

    /** A refusal is an answer, and so is a failure over one change; that of a gateway before the server is none. */
    private static boolean answers(Call call, int status) {
        return switch (status) {
            case 502, 503, 504 -> false;
            case 500 -> !call.reads();
            default -> true;
        };
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
