package fr.balise.samples.sandbox.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.samples.sandbox.faults.Effect.Answer;
import fr.balise.samples.sandbox.faults.Effect.Body;
import fr.balise.samples.sandbox.faults.Effect.Delay;
import fr.balise.samples.sandbox.faults.Effect.Drop;
import fr.balise.samples.sandbox.faults.Effect.Truncate;
import fr.balise.samples.sandbox.faults.Fault.Moment;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Faults as JSON: <code>{"when": {"method", "path", "every", "first", "probability", "seed"}, "moment": "before" or
 * "after", "effect": …}</code>. The effect is one of <code>{"answer": 503, "body": "outcome", "html" or "empty",
 * "retryAfter": 2, "location": …}</code>, <code>{"drop": true, "afterBytes": 0}</code>, <code>{"delayMillis": 500}</code>
 * and <code>{"truncateTo": 40}</code>. What is left out means any call, each time, before, with an OperationOutcome.
 */
public final class FaultJson {
    private static final Set<String> FAULT = Set.of("when", "moment", "effect");
    private static final Set<String> WHEN = Set.of("method", "path", "every", "first", "probability", "seed");
    private static final Set<String> ANSWER = Set.of("answer", "body", "retryAfter", "location");

    private FaultJson() {}

    /** @throws IllegalArgumentException saying which part is not understood */
    public static Fault read(JsonNode json) {
        onlyKnown(json, FAULT, "a fault");
        Moment moment = oneOf(Moment.class, json.path("moment").asText("before"));
        return new Fault(occasion(json.path("when")), moment, effect(json.path("effect")));
    }

    public static ObjectNode write(Fault fault) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("when", write(fault.when()));
        json.put("moment", name(fault.moment()));
        json.set("effect", write(fault.effect()));
        return json;
    }

    private static Occasion occasion(JsonNode json) {
        onlyKnown(json, WHEN, "when");
        String path = text(json, "path");
        return new Occasion(
                text(json, "method"),
                path == null ? null : Pattern.compile(path),
                json.path("every").asInt(1),
                json.path("first").asInt(0),
                json.path("probability").asDouble(1),
                json.path("seed").asLong(0));
    }

    private static Effect effect(JsonNode json) {
        if (json.has("answer")) {
            onlyKnown(json, ANSWER, "an answer");
            return new Answer(
                    json.get("answer").asInt(),
                    oneOf(Body.class, json.path("body").asText("outcome")),
                    json.has("retryAfter") ? json.get("retryAfter").asInt() : null,
                    text(json, "location"));
        }
        if (json.path("drop").asBoolean()) {
            onlyKnown(json, Set.of("drop", "afterBytes"), "a drop");
            return new Drop(json.path("afterBytes").asInt(0));
        }
        if (json.has("delayMillis")) {
            onlyKnown(json, Set.of("delayMillis"), "a delay");
            return new Delay(Duration.ofMillis(json.get("delayMillis").asLong()));
        }
        if (json.has("truncateTo")) {
            onlyKnown(json, Set.of("truncateTo"), "a truncation");
            return new Truncate(json.get("truncateTo").asInt());
        }
        throw new IllegalArgumentException(
                "effect has one of answer, drop, delayMillis, truncateTo; this one: " + json);
    }

    private static ObjectNode write(Occasion when) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (when.method() != null) {
            json.put("method", when.method());
        }
        if (when.path() != null) {
            json.put("path", when.path().pattern());
        }
        return json.put("every", when.every())
                .put("first", when.first())
                .put("probability", when.probability())
                .put("seed", when.seed());
    }

    private static ObjectNode write(Effect effect) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (effect instanceof Answer answer) {
            json.put("answer", answer.status()).put("body", name(answer.body()));
            if (answer.retryAfterSeconds() != null) {
                json.put("retryAfter", answer.retryAfterSeconds());
            }
            return answer.location() == null ? json : json.put("location", answer.location());
        }
        if (effect instanceof Drop drop) {
            return json.put("drop", true).put("afterBytes", drop.afterBytes());
        }
        if (effect instanceof Delay delay) {
            return json.put("delayMillis", delay.pause().toMillis());
        }
        return json.put("truncateTo", ((Truncate) effect).bytes());
    }

    private static void onlyKnown(JsonNode json, Set<String> known, String what) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(what + " has no '" + name + "'; it has " + known);
            }
        });
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String choices = Set.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
            throw new IllegalArgumentException("'" + name + "' is not one of " + choices, e);
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).asText() : null;
    }
}
