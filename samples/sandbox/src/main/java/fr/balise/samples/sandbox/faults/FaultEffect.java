package fr.balise.samples.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a fault does to an exchange. In JSON its first property tells which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(FaultEffect.Answer.class),
    @JsonSubTypes.Type(FaultEffect.Drop.class),
    @JsonSubTypes.Type(FaultEffect.Delay.class),
    @JsonSubTypes.Type(FaultEffect.Truncate.class)
})
public sealed interface FaultEffect {

    /** Any status, with an OperationOutcome unless {@link Answer#html} or {@link Answer#empty} say otherwise. */
    static Answer status(int status) {
        return new Answer(status, null, null, null);
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
        return new Delay(pause.toMillis());
    }

    /** A complete answer whose body is only the beginning of what it should be. */
    static Truncate truncate(int bytes) {
        return new Truncate(bytes);
    }

    /**
     * Takes the place of the directory's answer.
     *
     * @param answer its status
     * @param body null for an OperationOutcome
     * @param retryAfter the {@code Retry-After} header, in seconds; null for none
     * @param location the {@code Location} header; null for none
     */
    record Answer(
            @JsonProperty(required = true) int answer,
            @Nullable Body body,
            @Nullable Integer retryAfter,
            @Nullable String location)
            implements FaultEffect {

        public Answer {
            if (answer < 200 || answer > 599) {
                throw new IllegalArgumentException("answer is a status from 200 to 599, not " + answer);
            }
        }

        /** A page of HTML, as a gateway in trouble sends. */
        public Answer html() {
            return new Answer(answer, Body.HTML, retryAfter, location);
        }

        public Answer empty() {
            return new Answer(answer, Body.EMPTY, retryAfter, location);
        }

        public Answer retryAfter(int seconds) {
            return new Answer(answer, body, seconds, location);
        }
    }

    /** What an {@link Answer} carries instead of an OperationOutcome. */
    enum Body {
        @JsonProperty("html")
        HTML,
        @JsonProperty("empty")
        EMPTY
    }

    /** @param dropAfterBytes how much of the body still leaves; 0 for not even a status line */
    record Drop(@JsonProperty(required = true) int dropAfterBytes) implements FaultEffect {
        public Drop {
            requirePositive(dropAfterBytes, "dropAfterBytes");
        }
    }

    record Delay(@JsonProperty(required = true) long delayMillis) implements FaultEffect {
        public Delay {
            requirePositive(delayMillis, "delayMillis");
        }
    }

    /** @param truncateTo how many bytes of the body are kept */
    record Truncate(@JsonProperty(required = true) int truncateTo) implements FaultEffect {
        public Truncate {
            requirePositive(truncateTo, "truncateTo");
        }
    }

    private static void requirePositive(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }
}
