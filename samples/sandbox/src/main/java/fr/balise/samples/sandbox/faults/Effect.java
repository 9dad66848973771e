package fr.balise.samples.sandbox.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a fault does to an exchange. */
public sealed interface Effect permits Effect.Answer, Effect.Drop, Effect.Delay, Effect.Truncate {

    /** Any status, with an OperationOutcome unless {@link Answer#html} or {@link Answer#empty} say otherwise. */
    static Answer status(int status) {
        return new Answer(status, Body.OUTCOME, null, null);
    }

    /** 303 to another address. */
    static Answer redirect(String location) {
        return new Answer(303, Body.EMPTY, null, location);
    }

    /** The connection ends without an answer. */
    static Drop drop() {
        return new Drop(0);
    }

    /** The connection ends in the middle of the answer's body. */
    static Drop dropAfterBytes(int bytes) {
        return new Drop(bytes);
    }

    /** The exchange goes on after a pause. */
    static Delay delay(Duration pause) {
        return new Delay(pause);
    }

    /** A complete answer whose body is only the beginning of what it should be. */
    static Truncate truncate(int bytes) {
        return new Truncate(bytes);
    }

    /**
     * Takes the place of the directory's answer.
     *
     * @param retryAfterSeconds the {@code Retry-After} header; null for none
     * @param location the {@code Location} header; null for none
     */
    record Answer(
            int status,
            Body body,
            @Nullable Integer retryAfterSeconds,
            @Nullable String location) implements Effect {

        public Answer {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("A status is from 200 to 599, not " + status);
            }
        }

        /** A page of HTML, as a gateway in trouble sends. */
        public Answer html() {
            return new Answer(status, Body.HTML, retryAfterSeconds, location);
        }

        public Answer empty() {
            return new Answer(status, Body.EMPTY, retryAfterSeconds, location);
        }

        public Answer retryAfter(int seconds) {
            return new Answer(status, body, seconds, location);
        }
    }

    /** What an {@link Answer} carries. */
    enum Body {
        OUTCOME,
        HTML,
        EMPTY
    }

    /** @param afterBytes how much of the body still leaves; 0 for not even a status line */
    record Drop(int afterBytes) implements Effect {
        public Drop {
            requirePositive(afterBytes, "afterBytes");
        }
    }

    record Delay(Duration pause) implements Effect {
        public Delay {
            requirePositive(pause.toMillis(), "pause");
        }
    }

    /** @param bytes how much of the body is kept */
    record Truncate(int bytes) implements Effect {
        public Truncate {
            requirePositive(bytes, "bytes");
        }
    }

    private static void requirePositive(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }
}
