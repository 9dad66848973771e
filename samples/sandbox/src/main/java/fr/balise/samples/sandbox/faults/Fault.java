package fr.balise.samples.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.samples.sandbox.options.JsonRecords;

/**
 * Something that goes wrong: on which calls, before or after the directory has dealt with them, and what happens. As JSON:
 * <code>{"when": {"method", "path", "every", "first", "probability", "seed"}, "moment": "before" or "after", "effect":
 * …}</code>, where the effect is one of <code>{"answer": 503, "body": "html" or "empty", "retryAfter": 2, "location":
 * …}</code>, <code>{"dropAfterBytes": 0}</code>, <code>{"delayMillis": 500}</code> and <code>{"truncateTo": 40}</code>.
 */
public record Fault(
        FaultTrigger when,
        Moment moment,
        @JsonProperty(required = true) FaultEffect effect) {

    public Fault {
        if (moment == Moment.BEFORE && effect instanceof FaultEffect.Truncate) {
            throw new IllegalArgumentException("An answer is cut short after it was made: the moment must be after.");
        }
    }

    /** The call never reaches the directory, or reaches it late: nothing has changed when it strikes. */
    public static Fault before(FaultTrigger when, FaultEffect effect) {
        return new Fault(when, Moment.BEFORE, effect);
    }

    /** The directory has done what was asked, and the client does not learn it, or learns it late. */
    public static Fault after(FaultTrigger when, FaultEffect effect) {
        return new Fault(when, Moment.AFTER, effect);
    }

    /**
     * Reads the JSON form; what is left out means any call, each time, before.
     *
     * @throws IllegalArgumentException saying which part is not understood
     */
    public static Fault read(JsonNode json) {
        ObjectNode defaults = JsonRecords.JSON.createObjectNode().put("moment", "before");
        defaults.set("when", JsonRecords.JSON.valueToTree(FaultTrigger.anyCall()));
        return JsonRecords.read(Fault.class, defaults, json);
    }

    /** On which side of the directory's work a fault strikes. */
    public enum Moment {
        @JsonProperty("before")
        BEFORE,
        @JsonProperty("after")
        AFTER
    }
}
