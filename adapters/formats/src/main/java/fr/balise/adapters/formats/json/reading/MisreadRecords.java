package fr.balise.adapters.formats.json.reading;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.policy.problems.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what Jackson throws. */
final class MisreadRecords {
    private MisreadRecords() {}

    static Misread noUtf8() {
        return new Misread(
                "",
                new Text("ce n'est pas de l'UTF-8. Refaites ce fichier.", "this is not UTF-8. Make this file again."));
    }

    static Misread truncated(JsonProcessingException e) {
        String why = VisibleText.excerpt(String.valueOf(e.getOriginalMessage()));
        String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
        return new Misread(
                line,
                new Text(
                        "JSON tronqué ou illisible. Refaites ce fichier.",
                        "truncated or unreadable JSON (" + why + "). Make this file again."));
    }

    static Misread said(JsonMappingException e) {
        if (e.getCause() instanceof JsonParseException cut) {
            return truncated(cut);
        }
        List<JsonMappingException.Reference> path = e.getPath();
        if (isMissing(e) && !path.isEmpty()) {
            String name =
                    VisibleText.excerpt(String.valueOf(path.get(path.size() - 1).getFieldName()));
            return new Misread(
                    pointer(path.subList(0, path.size() - 1)),
                    new Text(
                            "« " + name + " » manque. Le fichier est-il entier ?",
                            "'" + name + "' is missing. Is the file whole?"));
        }
        return new Misread(pointer(path), what(e));
    }

    private static boolean isMissing(JsonMappingException e) {
        return e instanceof MismatchedInputException
                && String.valueOf(e.getOriginalMessage()).startsWith("Missing required creator property");
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        String pointer = path.stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + VisibleText.excerpt(step).replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        return pointer.isEmpty() ? "" : ", " + pointer;
    }

    private static Text what(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return new Text(
                    "ce membre n'appartient pas au format. Retirez-le ou refaites ce fichier.",
                    "this member is no part of the format. Take it out, or make this file again.");
        } else if (e.getCause() instanceof InputCoercionException) {
            return expected(int.class);
        } else if (e instanceof InvalidNullException) {
            return new Text("null n'est pas admis ici.", "null is not allowed here.");
        } else if (e instanceof InvalidFormatException wrong && wrong.getValue() instanceof String text) {
            return form(text, wrong.getTargetType());
        } else if (e instanceof MismatchedInputException wrong) {
            return expected(wrong.getTargetType());
        }
        String why = VisibleText.excerpt(String.valueOf(e.getOriginalMessage()));
        return new Text(
                "ce n'est pas ce qu'on attend ici (" + why + ").", "this is not what is expected here (" + why + ").");
    }

    private static Text form(String text, @Nullable Class<?> type) {
        Text quoted = VisibleText.quoted(text);
        if (type != null && type.isEnum()) {
            Text remedy = Suggestion.among(text, names(type));
            return new Text(quoted.fr() + " est inconnu. " + remedy.fr(), quoted.en() + " is unknown. " + remedy.en());
        }
        if (type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == Boolean.class)) {
            return expected(type);
        }
        return new Text(quoted.fr() + " n'a pas la forme attendue.", quoted.en() + " does not have the form expected.");
    }

    private static List<String> names(Class<?> type) {
        return type == CarrierKind.class
                ? Stream.of(CarrierKind.values()).map(CarrierKind::resourceType).toList()
                : Stream.of(type.getEnumConstants())
                        .map(each -> ((Enum<?>) each).name())
                        .toList();
    }

    private static Text expected(@Nullable Class<?> type) {
        if (type == String.class || type != null && type.isEnum()) {
            return new Text("on attend ici un texte.", "a text is expected here.");
        } else if (type == boolean.class || type == Boolean.class) {
            return new Text("on attend ici true ou false.", "true or false is expected here.");
        } else if (type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type))) {
            return new Text("on attend ici un nombre entier.", "a whole number is expected here.");
        } else if (type != null && Collection.class.isAssignableFrom(type)) {
            return new Text("on attend ici une liste [ … ].", "a list [ … ] is expected here.");
        }
        return new Text("on attend ici un objet { … }.", "an object { … } is expected here.");
    }
}
