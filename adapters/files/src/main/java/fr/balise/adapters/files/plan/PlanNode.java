package fr.balise.adapters.files.plan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.policy.problems.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One value of a plan file, which knows where it stands (RFC 6901) when it is not what it should be. */
record PlanNode(JsonNode json, String file, String pointer) {
    /** The members of an object, which must be these and no others; those in {@code optional} may be absent. */
    PlanNode shaped(List<String> required, List<String> optional) throws UnreadablePlan {
        if (!json.isObject()) {
            throw wrong("on attend ici un objet { … }.", "an object { … } is expected here.");
        }
        for (String name : required) {
            if (!json.has(name)) {
                throw wrong(
                        "« " + name + " » manque. Le fichier est-il entier ?",
                        "'" + name + "' is missing. Is the file whole?");
            }
        }
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!required.contains(member.getKey()) && !optional.contains(member.getKey())) {
                throw at(member.getKey(), member.getValue())
                        .wrong(
                                "ce membre n'appartient pas au format. Retirez-le ou recalculez le plan.",
                                "this member is no part of the format. Take it out, or plan again.");
            }
        }
        return this;
    }

    PlanNode shaped(String... required) throws UnreadablePlan {
        return shaped(List.of(required), List.of());
    }

    private PlanNode at(String name, JsonNode value) {
        String escaped = VisibleText.excerpt(name).replace("~", "~0").replace("/", "~1");
        return new PlanNode(value, file, pointer + "/" + escaped);
    }

    /** A member that {@link #shaped} made sure of. */
    PlanNode get(String name) {
        return at(name, json.path(name));
    }

    /** A member that may be absent. */
    Optional<PlanNode> find(String name) {
        @Nullable JsonNode value = json.get(name);
        return value == null ? Optional.empty() : Optional.of(at(name, value));
    }

    boolean isNull() {
        return json.isNull();
    }

    List<PlanNode> items() throws UnreadablePlan {
        if (!json.isArray()) {
            throw wrong("on attend ici une liste [ … ].", "a list [ … ] is expected here.");
        }
        List<PlanNode> items = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            items.add(at(String.valueOf(i), json.path(i)));
        }
        return items;
    }

    List<String> texts() throws UnreadablePlan {
        List<String> texts = new ArrayList<>();
        for (PlanNode item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    Map<String, PlanNode> entries() throws UnreadablePlan {
        if (!json.isObject()) {
            throw wrong("on attend ici un objet { … }.", "an object { … } is expected here.");
        }
        Map<String, PlanNode> entries = new LinkedHashMap<>();
        json.properties().forEach(member -> entries.put(member.getKey(), at(member.getKey(), member.getValue())));
        return entries;
    }

    String text() throws UnreadablePlan {
        if (!json.isTextual()) {
            throw wrong("on attend ici un texte.", "a text is expected here.");
        }
        return json.asText();
    }

    int number() throws UnreadablePlan {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            throw wrong("on attend ici un nombre entier.", "a whole number is expected here.");
        }
        return json.asInt();
    }

    boolean bool() throws UnreadablePlan {
        if (!json.isBoolean()) {
            throw wrong("on attend ici true ou false.", "true or false is expected here.");
        }
        return json.asBoolean();
    }

    /** One of the values of an enumeration, by the name that the format gives it. */
    <E> E oneOf(E[] values, Function<E, String> named) throws UnreadablePlan {
        String text = text();
        Optional<E> found = Stream.of(values)
                .filter(value -> named.apply(value).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            var remedy = Suggestion.among(text, Stream.of(values).map(named).toList());
            throw wrong(
                    VisibleText.quoted(text).fr() + " est inconnu. " + remedy.fr(),
                    VisibleText.quoted(text).en() + " is unknown. " + remedy.en());
        }
        return found.get();
    }

    /** A text that must have a form of its own. */
    <T> T typed(Function<String, T> type) throws UnreadablePlan {
        String text = text();
        try {
            return type.apply(text);
        } catch (InvalidIdentifier | java.time.DateTimeException e) {
            throw wrong(
                    VisibleText.quoted(text).fr() + " n'a pas la forme attendue.",
                    VisibleText.quoted(text).en() + " does not have the form expected.");
        }
    }

    UnreadablePlan wrong(String fr, String en) {
        String where = pointer.isEmpty() ? "" : ", " + pointer;
        return new UnreadablePlan(file + where + " : " + fr, file + where + ": " + en);
    }
}
